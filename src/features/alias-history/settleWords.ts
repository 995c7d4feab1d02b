import type { useSettle } from '../../queries/useLedgerSettle'
import { visibleText } from '../../ui/visibleText'

type Outcome = NonNullable<ReturnType<typeof useSettle>['data']>

/** Why something was not settled; null: it was, and the lane shows it. */
export function troubleOf(outcome: Outcome): { title: string; because: string } | null {
  switch (outcome.kind) {
    case 'written':
    case 'moved':
    case 'already-there':
    case 'given-up':
      return null
    case 'unwanted':
      return { title: 'Nothing was written', because: outcome.because }
    case 'beaten':
      return { title: 'Others were first', because: outcome.message }
    case 'busy':
      return {
        title: 'Somebody is moving it',
        because: `${visibleText(outcome.open.by.name)} announced a move that is not settled. Settle that first.`,
      }
    case 'moved-by-other':
      return {
        title: 'It moved while you were looking',
        because: 'Nothing of yours was written. What you see now is where it is.',
      }
    case 'called-off':
      return { title: 'It was not moved', because: outcome.because }
    case 'open':
      return {
        title: outcome.moved
          ? 'It moved, and that is not recorded'
          : 'It is announced, and not done',
        because: outcome.message,
      }
    case 'denied':
      return {
        title:
          'on' in outcome && outcome.on === 'alias'
            ? 'You may not move it'
            : 'You may not write into the ledger',
        because: outcome.message,
      }
    case 'unknown':
    case 'unannounced':
      return { title: 'What became of it is not known', because: outcome.message }
    case 'refused':
      return { title: 'The server would not take it', because: outcome.message }
    case 'no-ledger':
      return { title: 'There is nothing to record it in', because: outcome.message }
    default:
      return outcome satisfies never
  }
}
