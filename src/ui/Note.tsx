import type { ReactNode } from 'react'
import { passFocusOn } from './passFocusOn'

const TONES = {
  fail: { look: 'border-fail bg-fail-ground text-fail', sign: '✕' },
  warn: { look: 'border-warn bg-warn-ground text-warn', sign: '▲' },
  pass: { look: 'border-pass bg-pass-ground text-pass', sign: '✓' },
  outside: { look: 'border-outside bg-outside-ground text-outside', sign: '⟶' },
  unknown: { look: 'border-unknown border-dashed bg-unknown-ground text-ink hatched', sign: '?' },
} as const

export type Tone = keyof typeof TONES

interface Props {
  tone: Tone
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** Speak it when it appears. */
  live?: boolean
}

/** A message with its tone told by colour, sign and word. */
export function Note({ tone, title, children, actions, live = false }: Props) {
  const { look, sign } = TONES[tone]
  return (
    <div
      ref={passFocusOn}
      role={live ? (tone === 'fail' ? 'alert' : 'status') : undefined}
      className={`rounded border-l-2 px-3 py-2 text-table ${look}`}
    >
      <p className="flex gap-2 font-semibold">
        <span aria-hidden="true">{sign}</span>
        <span>{title}</span>
      </p>
      {children !== undefined && <div className="mt-1 pl-5 text-ink">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2 pl-5">{actions}</div>}
    </div>
  )
}
