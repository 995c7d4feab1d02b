import { clockWords, dayWords } from '../../lib/day'
import type { Awaits } from '../../registry/ledger/awaits'
import { dayOf } from '../../registry/ledger/timeline'
import { visibleText } from '../../ui/visibleText'

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six'] as const
const inWords = (n: number) => NUMBERS[n] ?? String(n)

/** What a request waits for, in words: "one of two approvals", "changes by mia", "a review by 14:00". */
export function awaitsWords(awaited: Awaits, now: Date): string {
  switch (awaited.for) {
    case 'approvals': {
      const { have, need } = awaited
      if (need === null) return have === 0 ? 'an approval' : `more than ${inWords(have)} approvals`
      if (need === 1 && have === 0) return 'an approval'
      if (need === 0) return 'being applied: its alias is not guarded'
      // a check that was waived since takes one that has seen it
      const left = Math.max(1, need - have)
      return left >= need
        ? `${inWords(need)} approvals`
        : `${inWords(left)} of ${inWords(need)} approvals`
    }
    case 'changes':
      return `changes by ${visibleText(awaited.by)}`
    case 'clearing':
      return `a second look by ${awaited.by.map(visibleText).join(', ')}`
    case 'applying':
      return 'being applied: it is approved'
    case 'finishing':
      return 'its last steps: it began, and has not ended'
    case 'verifying':
      return 'being read back'
    case 'review': {
      const { by, late } = awaited
      const today = by >= dayOf(now).from && by < dayOf(now).to
      const when = today ? clockWords(by) : `${dayWords(by)}, ${clockWords(by)}`
      return late ? `a review that was due by ${when}` : `a review by ${when}`
    }
    case 'nothing':
      return 'nothing'
    default:
      return awaited satisfies never
  }
}
