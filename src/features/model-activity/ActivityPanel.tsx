import { useInfiniteQuery, useIsFetching } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { paths } from '../../paths'
import { NEWEST, versionList, versionLists } from '../../queries/versionList'
import { activityOf } from '../../registry/activity'
import type { ModelVersion, RegisteredModel } from '../../registry/model'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { useInSight } from '../../ui/useInSight'
import { Failure } from '../common/Failure'
import { EventWords } from './EventWords'

const SHOWN_FIRST = 12
const SHOWN_MORE = 50

/** What happened to a model, as far as its records prove it: from the versions that the page has read, and more of them. */
export function ActivityPanel({ model }: { model: RegisteredModel }) {
  const { backend, queries } = useApp()
  const lists = backend.registry.capabilities.listVersions.can
  const listing = useIsFetching({ queryKey: versionLists(queries, model.name) }) > 0
  const { ref, seen } = useInSight<HTMLDivElement>(!listing)
  const query = useInfiniteQuery({
    ...versionList({ backend, queries }, model.name, NEWEST),
    enabled: lists && seen,
  })
  const [shown, setShown] = useState(SHOWN_FIRST)
  const { data } = query
  const versions = useMemo(
    () => (lists ? data?.pages.flatMap(({ items }) => items) : model.latestVersions),
    [lists, data, model.latestVersions],
  )
  const events = useMemo(() => versions && activityOf(model, versions), [model, versions])
  const more = (events?.length ?? 0) - shown
  return (
    <Panel title="Activity">
      <div ref={ref}>
        {query.error !== null && (
          <div className="mb-2">
            <Failure
              error={query.error}
              what="the versions"
              onRetry={() =>
                void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())
              }
              retrying={query.isFetching}
            />
          </div>
        )}
        {events === undefined ? (
          query.error === null && <Skeleton label="Reading what happened" lines={6} />
        ) : (
          <ol aria-label="What happened, the newest first" className="text-table">
            {events.slice(0, shown).map((event) => (
              <li
                key={`${event.kind} ${'version' in event ? event.version.version : ''}`}
                className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-4 border-b border-line py-1.5"
              >
                <span className="text-quiet">
                  <Time at={event.at} />
                </span>
                <EventWords event={event} />
              </li>
            ))}
          </ol>
        )}
        {(more > 0 || query.hasNextPage) && (
          <Button
            look="quiet"
            className="mt-1 -ml-3"
            closedBecause={query.isFetchingNextPage ? 'The server is being asked.' : null}
            onClick={() => {
              setShown(shown + SHOWN_MORE)
              if (more < SHOWN_MORE && query.hasNextPage) void query.fetchNextPage()
            }}
          >
            Show what happened before
          </Button>
        )}
        {versions !== undefined && (
          <p className="mt-2 max-w-[72ch] text-label text-quiet">
            {limits(versions, lists && !query.hasNextPage)} MLflow itself keeps no history of
            aliases and tags. Moves of aliases, as far as they were recorded, are under{' '}
            <Link to={paths.aliasHistory(model.name)} className="text-accent underline">
              Alias history
            </Link>
            ; an edit of a tag leaves no trace. Of several edits of a version, the last one alone
            has a date.
          </p>
        )}
      </div>
    </Panel>
  )
}

/** What may be missing from the list because not all versions are read. */
function limits(versions: readonly ModelVersion[], complete: boolean): string {
  const last = versions.at(-1)
  if (complete || last === undefined) return ''
  return `Read down to v${last.version}: edits of older versions are not in the list yet.`
}
