import type { Appended } from '../../backends/ledger/append'

/** What did not happen, and why. */
export interface Words {
  title: string
  because: string
}

/** Why nothing was written; null: it was. */
export function troubleOf(outcome: Appended): Words | null {
  switch (outcome.kind) {
    case 'written':
      return null
    case 'unwanted':
      return { title: 'Not written', because: outcome.because }
    case 'beaten':
      return {
        title: 'Not written: others were first',
        because:
          'Others wrote into this request at the same moment. Look at what they wrote, then try again.',
      }
    case 'denied':
      return { title: 'You may not write this', because: outcome.message }
    case 'refused':
      return { title: 'The server would not take it', because: outcome.message }
    case 'unknown':
      return { title: 'Whether it was written is not known', because: outcome.message }
    default:
      return outcome satisfies never
  }
}
