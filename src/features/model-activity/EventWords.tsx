import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import type { ActivityEvent } from '../../registry/activity'
import type { ModelVersion } from '../../registry/model'
import { readSource } from '../../registry/source'
import { UserText } from '../../ui/UserText'

const DESCRIPTION_SHOWN = 160

/** One event as a sentence. */
export function EventWords({ event }: { event: ActivityEvent }) {
  switch (event.kind) {
    case 'model-registered':
      return <span>The model was registered</span>
    case 'model-changed':
      return (
        <span>
          The model changed{' '}
          <span className="text-quiet">
            · its description, a version’s stage, or a version was deleted
          </span>
        </span>
      )
    case 'version-registered':
      return (
        <span className="min-w-0">
          <VersionLink version={event.version} /> was registered
          <By version={event.version} />
          <From version={event.version} />
          <Description text={event.version.description} />
        </span>
      )
    case 'version-edited':
      return (
        <span className="min-w-0">
          <VersionLink version={event.version} /> was last edited{' '}
          <span className="text-quiet">
            · its description or stage
            {event.version.stage !== null && (
              <>
                , now <UserText text={event.version.stage} />
              </>
            )}
          </span>
        </span>
      )
    default:
      return event satisfies never
  }
}

function VersionLink({ version: { model, version } }: { version: ModelVersion }) {
  return (
    <Link
      to={paths.version({ model, version })}
      className="font-mono font-semibold text-accent hover:underline"
    >
      v<UserText text={version} />
    </Link>
  )
}

function By({ version: { createdBy } }: { version: ModelVersion }) {
  if (createdBy === null) return null
  return (
    <>
      {' '}
      by <UserText text={createdBy} />
    </>
  )
}

function From({ version: { source, runId } }: { version: ModelVersion }) {
  const read = readSource(source)
  if (read.kind === 'copy') {
    return (
      <span className="text-quiet">
        {' '}
        · copied from <UserText text={read.of.model} /> v{read.of.version}
      </span>
    )
  }
  if (runId === null) return null
  return (
    <span className="text-quiet" title={runId}>
      {' '}
      · from run <span className="font-mono">{cut(runId, 8)}</span>
    </span>
  )
}

function Description({ text }: { text: string }) {
  const line = plainLine(cut(text, 4 * DESCRIPTION_SHOWN))
  if (line === '') return null
  return (
    <span className="block truncate text-quiet">
      <UserText text={cut(line, DESCRIPTION_SHOWN)} />
    </span>
  )
}
