import type { Appended } from '../../backends/ledger/append'
import type { NoLedger } from '../../queries/readyLedger'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

interface Props {
  outcome: Appended | NoLedger
  onClose: () => void
}

/** What became of an attempt to set a policy. */
export function SaveOutcome({ outcome, onClose }: Props) {
  switch (outcome.kind) {
    case 'written':
      return (
        <Note
          tone="pass"
          title="The policy is set"
          live
          actions={<Button onClick={onClose}>Done</Button>}
        />
      )
    case 'unwanted':
      return (
        <Note tone="warn" title="It was not saved" live>
          <UserText text={outcome.because} />
        </Note>
      )
    case 'beaten':
      return (
        <Note tone="warn" title="Others were first, time and again: nothing was saved" live>
          Look at what they set, and try again.
        </Note>
      )
    case 'denied':
      return (
        <Note tone="fail" title="The server refused it (403)" live>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'no-ledger':
    case 'refused':
      return (
        <Note tone="fail" title="It was not saved" live>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'unknown':
      return (
        <Note tone="unknown" title="Nobody can say whether it was saved" live>
          <UserText text={outcome.message} /> Load the page again: it shows the policy that counts.
        </Note>
      )
    default:
      return outcome satisfies never
  }
}
