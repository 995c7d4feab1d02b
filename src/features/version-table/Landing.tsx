import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { paths } from '../../paths'
import { versionAbove } from '../../queries/versionList'
import type { RegisteredModel } from '../../registry/model'
import { compareVersions } from '../../registry/versions'
import { Button } from '../../ui/Button'
import { Failure } from '../common/Failure'

/** So many above it come into the list with one press. */
const STEP = 50

interface Props {
  model: RegisteredModel
  /** The number that was asked for. */
  from: string
  /** The newest version that is not above it; null: there is none. */
  found: string | null
  onJump: (number: string | null) => void
}

/** Where a list that begins at a number stands, and what is said of a number that no version has. */
export function Landing({ model, from, found, onJump }: Props) {
  const exists = found === from
  // numbers of deleted versions are not given again, so this is no promise that there is one
  const maybeNewer = compareVersions(model.latestVersion ?? '0', from) > 0
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-table text-quiet">
      <p role="status">
        {exists ? (
          <>From v{from} down.</>
        ) : (
          <Missing model={model} from={from} below={found} ask={maybeNewer} />
        )}
      </p>
      <span className="flex gap-2">
        {maybeNewer && (
          <Button
            onClick={() => onJump(upFrom(from, model.latestVersion))}
          >{`Up to ${STEP} newer`}</Button>
        )}
        <Button look="quiet" onClick={() => onJump(null)}>
          Back to the newest
        </Button>
      </span>
    </div>
  )
}

/** Null where that is the newest or beyond. */
function upFrom(from: string, latest: string | null): string | null {
  const up = String(Number(from) + STEP)
  return latest === null || compareVersions(up, latest) >= 0 ? null : up
}

interface MissingProps {
  model: RegisteredModel
  from: string
  below: string | null
  /** There may be one above. */
  ask: boolean
}

function Missing({ model: { name }, from, below, ask }: MissingProps) {
  const { backend, queries } = useApp()
  const above = useQuery({ ...versionAbove({ backend, queries }, name, from), enabled: ask })
  if (above.isError) {
    return (
      <Failure
        error={above.error}
        what="the nearest versions"
        onRetry={() => void above.refetch()}
        retrying={above.isFetching}
      />
    )
  }
  const near = [below, above.data ?? null].filter((number) => number !== null)
  const link = (number: string) => (
    <Link
      key={number}
      to={paths.version({ model: name, version: number })}
      className="font-mono font-semibold text-accent underline"
    >
      v{number}
    </Link>
  )
  const [first, second] = near
  return (
    <>
      <span className="text-ink">v{from} does not exist</span>
      {ask && above.isPending ? '…' : null}
      {!(ask && above.isPending) && first !== undefined && (
        <>
          {second !== undefined ? (
            <>
              ; the nearest are {link(first)} and {link(second)}. A deleted version’s number is not
              given again.
            </>
          ) : (
            <>
              ; {below === null ? 'the oldest is' : 'the newest is'} {link(first)}.
            </>
          )}
        </>
      )}
    </>
  )
}
