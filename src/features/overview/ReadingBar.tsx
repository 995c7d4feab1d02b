import { counted, grouped } from '../../lib/counted'
import type { Progress, RegistryReading, Seen } from '../../queries/registryReading'
import type { Snapshot } from '../../registry/snapshot/snapshot'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Time } from '../../ui/Time'

interface Props extends Seen {
  reading: RegistryReading
}

/** How much of the registry the page is about, how old that is, and the way to read it anew. */
export function ReadingBar({ reading, standing, snapshot, notKept }: Props) {
  const busy = standing.kind === 'reading' || standing.kind === 'paused'
  return (
    <section aria-label="What was read" className="mb-4 border-t border-line pt-2 print:border-0">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 text-table">
        <p className="tabular-nums">
          {snapshot === null ? 'Nothing has been read yet.' : <Extent snapshot={snapshot} />}
        </p>
        {busy && <Bar standing={standing} />}
        <div className="ml-auto flex gap-2 print:hidden">
          {standing.kind === 'reading' && <Button onClick={reading.pause}>Pause</Button>}
          {standing.kind === 'paused' && <Button onClick={reading.goOn}>Go on</Button>}
          {busy && <Button onClick={reading.stop}>Stop</Button>}
          {(standing.kind === 'idle' || standing.kind === 'failed') && (
            <Button onClick={reading.read}>Read it again</Button>
          )}
        </div>
      </div>
      {standing.kind === 'elsewhere' && (
        <p className="text-table text-quiet">
          Another tab is reading the registry. What it finds is shown here when it is done.
        </p>
      )}
      {standing.kind === 'failed' && (
        <ErrorNote title="Reading the registry stopped" because={standing.message} />
      )}
      {notKept !== null && (
        <p className="text-label text-quiet">{notKept} The next visit reads it again.</p>
      )}
    </section>
  )
}

function Extent({
  snapshot: { models, listed, ended, begun, skipped, versions },
}: {
  snapshot: Snapshot
}) {
  const some = listed
    ? counted(models.length, 'model')
    : `${counted(models.length, 'model')} read so far`
  return (
    <>
      {some}
      {ended !== null && `, ${counted(versions.size, 'version')} with an alias`}
      {skipped > 0 && `, ${counted(skipped, 'row')} that could not be read`} ·{' '}
      <span className="text-quiet">
        read <Time at={ended ?? begun} relative />
        {ended === null && ', not whole'}
      </span>
    </>
  )
}

const BAR = 'Reading the registry'

function Bar({ standing }: { standing: { kind: 'reading' | 'paused'; progress: Progress } }) {
  const { models, versions, of, since } = standing.progress
  const said =
    of === null
      ? `${grouped(models)} read so far`
      : `${grouped(versions)} of ${counted(of, 'version')} with an alias`
  const share = of === null ? null : of === 0 ? 1 : versions / of
  return (
    <div className="flex min-w-0 items-center gap-2">
      <div
        role="progressbar"
        aria-label={BAR}
        aria-valuetext={said}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 w-32 overflow-hidden rounded bg-hover"
      >
        <div
          className={`h-full bg-accent ${share === null ? 'w-1/4' : ''}`}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      <span className="text-label text-quiet tabular-nums">
        {said}
        {standing.kind === 'paused' ? ' · paused' : left(share, since)}
      </span>
    </div>
  )
}

/** From what it took so far; told only once there is something to tell it from. */
function left(share: number | null, since: number): string {
  const gone = Date.now() - since
  if (share === null || share < 0.05 || gone < 2000) return ''
  const seconds = Math.ceil((gone / share - gone) / 1000)
  return seconds < 90
    ? ` · about ${seconds} s left`
    : ` · about ${Math.ceil(seconds / 60)} min left`
}
