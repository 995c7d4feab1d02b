const LOOKS = {
  primary: 'bg-accent text-accent-ink border-transparent hover:brightness-110',
  plain: 'bg-raised text-ink border-line-strong hover:bg-hover',
  quiet: 'bg-transparent text-quiet border-transparent hover:bg-hover hover:text-ink',
} as const

export type ButtonLook = keyof typeof LOOKS

/** The classes of a button, also for a link that stands among buttons. */
export const buttonLook = (look: ButtonLook) =>
  `inline-flex min-h-8 items-center gap-1.5 rounded border px-3 text-table font-semibold whitespace-nowrap ${LOOKS[look]}`
