import { faultSentence } from '../../../registry/searchFault'
import { UserText } from '../../../ui/UserText'
import type { Fault } from './typed'

interface Props {
  id: string
  /** What is in the box. */
  text: string
  faults: readonly Fault[]
  onGoTo: (fault: Fault) => void
}

/** What of a search can't be read: where, and why. */
export function FaultNote({ id, text, faults, onGoTo }: Props) {
  return (
    <div
      id={id}
      role="status"
      aria-label="What can’t be read of the search"
      className="mt-1 border-l-2 border-warn bg-warn-ground px-3 py-1.5 text-table"
    >
      {faults.map((fault) => (
        <p key={fault.from}>
          <span aria-hidden="true" className="text-warn">
            ▲{' '}
          </span>
          <span className="font-mono">
            <UserText className="text-quiet" text={text.slice(0, fault.from).trim()} />{' '}
            <button
              type="button"
              title="Go to it"
              onClick={() => onGoTo(fault)}
              className="rounded-sm font-semibold text-warn underline decoration-wavy underline-offset-4"
            >
              <UserText text={text.slice(fault.from, fault.to)} />
            </button>{' '}
            <UserText className="text-quiet" text={text.slice(fault.to).trim()} />
          </span>{' '}
          {faultSentence(fault.fault)} It is left out.
        </p>
      ))}
    </div>
  )
}
