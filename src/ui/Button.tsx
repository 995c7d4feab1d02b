import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { type ButtonLook, buttonLook } from './buttonLooks'
import { useTip } from './useTip'

interface Props extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: ButtonLook
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
        className={`${buttonLook(look)} ${closed ? 'opacity-60' : ''} ${className}`}
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
