import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { useTip } from './useTip'

const LOOKS = {
  primary: 'bg-accent text-accent-ink border-transparent hover:brightness-110',
  plain: 'bg-raised text-ink border-line-strong hover:bg-hover',
  quiet: 'bg-transparent text-quiet border-transparent hover:bg-hover hover:text-ink',
} as const

interface Props extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: keyof typeof LOOKS
  /** Why it can't be used now. The button stays in the tab order and says so on focus; it does nothing when pressed. */
  closedBecause?: string | null
  children: ReactNode
}

export function Button({
  look = 'plain',
  closedBecause = null,
  className = '',
  onClick,
  onFocus,
  onBlur,
  onKeyDown,
  type = 'button',
  ...rest
}: Props) {
  const reason = useId()
  const closed = closedBecause !== null
  const { onFocus: tipOnFocus, tip } = useTip(closedBecause)
  return (
    <>
      <button
        {...rest}
        {...(closed ? tipOnFocus : { onFocus, onBlur, onKeyDown })}
        type={type}
        className={`inline-flex min-h-8 items-center gap-1.5 rounded border px-3 text-table font-semibold whitespace-nowrap ${LOOKS[look]} ${closed ? 'opacity-60' : ''} ${className}`}
        aria-disabled={closed || undefined}
        aria-describedby={closed ? reason : rest['aria-describedby']}
        title={closed ? closedBecause : rest.title}
        onClick={closed ? (event) => event.preventDefault() : onClick}
      />
      {closed && (
        <span id={reason} className="sr-only">
          {closedBecause}
        </span>
      )}
      {closed && tip}
    </>
  )
}
