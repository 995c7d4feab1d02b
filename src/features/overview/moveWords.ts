import type { Mark } from '../../registry/ledger/event'
import type { How, Move } from '../../registry/overview/moves'
import { visibleText } from '../../ui/visibleText'

/** How a move came about: a sign, its look, and what it is called among others. */
export const HOWS = {
  approved: { sign: '✓', look: 'text-pass', words: 'approved' },
  alone: { sign: '·', look: 'text-quiet', words: 'without a review' },
  emergency: { sign: '!', look: 'font-semibold text-fail', words: 'as an emergency' },
  outside: { sign: '⟵', look: 'text-outside', words: 'outside' },
} as const satisfies Record<How, unknown>

export const HOW_ORDER = [
  'approved',
  'alone',
  'emergency',
  'outside',
] as const satisfies readonly How[]

/** "approved by noor", "outside, and adopted by elif". */
export function howWords({ how, approvals, settled }: Move): string {
  const { words } = HOWS[how]
  if (how === 'approved') {
    const names = [...new Set(approvals.map(({ by }) => visibleText(by.name)))]
    return `${words} by ${names.join(', ')}`
  }
  return settled === null ? words : `${words}, ${settled.as} by ${visibleText(settled.by.name)}`
}

/** "v5", "no version"; undefined: nobody looked. */
export const markText = (mark: Mark | null | undefined): string =>
  mark === undefined ? 'not known' : mark === null ? 'no version' : `v${visibleText(mark.version)}`
