import type { SetUp } from '../../backends/ledger/setUp'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

/** What became of an attempt to set up the ledger. */
export function SetUpOutcome({ outcome }: { outcome: SetUp }) {
  switch (outcome.kind) {
    case 'ready':
      return (
        <p role="status" className="text-table text-pass">
          <span aria-hidden="true">✓ </span>
          {outcome.made === 0
            ? 'It was all there.'
            : `The ledger is set up: ${outcome.made} parts were made.`}
        </p>
      )
    case 'several':
    case 'deleted':
    case 'no-tracking':
      // what was found meanwhile is told above
      return null
    case 'denied':
      return (
        <Note tone="fail" title="The server refused it (403)" live>
          <p>
            <UserText text={outcome.message} />
          </p>
          <p>Somebody who may create experiments, such as an admin, can set it up.</p>
        </Note>
      )
    case 'refused':
      return (
        <Note tone="fail" title="It was not set up" live>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'unknown':
      return (
        <Note tone="unknown" title="Nobody can say how far it got" live>
          <UserText text={outcome.message} /> Start it again: what is there stays, and what is
          missing is made.
        </Note>
      )
    default:
      return outcome satisfies never
  }
}
