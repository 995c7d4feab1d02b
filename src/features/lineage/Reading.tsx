import { counted } from '../../lib/counted'
import { type Progress, type Walk, hasFailures } from '../../queries/lineage/walk'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'

/** How much was asked of the server, and whether there is more to ask. */
export function Reading({ progress, walk }: { progress: Progress; walk: Walk }) {
  const { requests, state, left, records } = progress
  return (
    <>
      {state === 'paused' && (
        <div className="mb-3">
          <Note
            tone="unknown"
            live
            title={`${counted(requests, 'request')} made; ${counted(left, 'question')} left`}
            actions={<Button onClick={() => walk.goOn()}>Read on</Button>}
          >
            What is below is what was read so far. Counts with a question mark are not final.
          </Note>
        </div>
      )}
      {state !== 'reading' && hasFailures(records) && (
        <div className="mb-3">
          <Note
            tone="warn"
            live
            title="Some of it could not be read"
            actions={<Button onClick={() => walk.again()}>Try again</Button>}
          >
            The nodes it concerns say so.
          </Note>
        </div>
      )}
    </>
  )
}

/** `Read with 6 requests`. */
export const readWith = ({ requests, state }: Progress) =>
  state === 'reading'
    ? `reading, ${counted(requests, 'request')} so far`
    : `read with ${counted(requests, 'request')}`
