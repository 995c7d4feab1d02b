import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { cut } from '../../lib/cut'
import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import { holdersQuery } from '../../queries/holders'
import { lanePages, lanesOf } from '../../queries/lanesRead'
import type { Lane } from '../../registry/ledger/lane'
import { type Unsettled, unsettledOf } from '../../registry/ledger/outside'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { Failure } from '../common/Failure'
import { NoLedger } from '../common/NoLedger'
import { UnsettledWords } from '../common/UnsettledWords'

const ROW =
  'grid items-baseline gap-x-4 border-b border-line px-2 py-1.5 grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_8rem]'

/** Aliases that moved without a word here, in any model: what lanes say against what the registry says. */
export function OutsidePanel({ found }: { found: Found | null }) {
  const app = useApp()
  const pages = useInfiniteQuery(lanePages(app))
  const lanes = useMemo(() => lanesOf(pages.data?.pages ?? []), [pages.data])
  const names = useMemo(() => [...new Set(lanes.map(({ model }) => model))], [lanes])
  const holders = useQuery({ ...holdersQuery(app.backend, names), enabled: names.length > 0 })
  if (found !== null && found.kind !== 'ready') {
    return <NoLedger found={found} would="Aliases that moved outside would be listed here." />
  }
  const error = pages.error ?? holders.error
  if (error !== null && (pages.data === undefined || holders.data === undefined)) {
    return (
      <Failure
        error={error}
        what="the lanes of the aliases"
        onRetry={() => void (pages.isError ? pages.refetch() : holders.refetch())}
        retrying={pages.isFetching || holders.isFetching}
      />
    )
  }
  if (pages.data === undefined || (names.length > 0 && holders.data === undefined)) {
    return <Skeleton label="Reading the lanes of the aliases" lines={6} />
  }
  const rows = lanes.flatMap((lane) => {
    const aliases = holders.data?.aliases.get(lane.model)
    // a model that is gone or closed has no alias that could have moved
    if (aliases === undefined) return []
    const unsettled = unsettledOf(lane, aliases.get(lane.alias) ?? null)
    return unsettled === null ? [] : [{ lane, unsettled }]
  })
  const unread = names.length - (holders.data?.aliases.size ?? 0)
  return (
    <>
      {rows.length === 0 ? (
        <Empty>
          {lanes.length === 0
            ? 'No alias is watched yet. The first move of one here begins its lane, and so does mlflow-ringside watch.'
            : 'Every alias that is watched is where its lane says.'}
        </Empty>
      ) : (
        <table aria-label="Requests" className="-mx-2 block text-table">
          <thead className="block max-sm:sr-only">
            <tr className={`${ROW} border-line-strong`}>
              <th scope="col" className="label text-left">
                Alias
              </th>
              <th scope="col" className="label text-left">
                What happened
              </th>
              <th scope="col" className="label text-left">
                Seen
              </th>
            </tr>
          </thead>
          <tbody className="block">
            {rows.map(({ lane, unsettled }) => (
              <Row key={lane.run} lane={lane} unsettled={unsettled} />
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-2 text-label text-quiet tabular-nums">
        {counted(lanes.length, 'lane')} of {counted(names.length, 'model')} read
        {pages.hasNextPage ? ' so far' : ''}
        {unread > 0 &&
          holders.data !== undefined &&
          (holders.data.complete
            ? ` · ${counted(unread, 'model')} gone, or closed to you`
            : ` · ${counted(unread, 'model')} not looked at: the registry is large`)}
      </p>
      {pages.hasNextPage && (
        <Button
          className="mt-2"
          closedBecause={pages.isFetchingNextPage ? 'The server is being asked.' : null}
          onClick={() => void pages.fetchNextPage()}
        >
          Read on
        </Button>
      )}
    </>
  )
}

function Row({ lane: { model, alias }, unsettled }: { lane: Lane; unsettled: Unsettled }) {
  const seen = seenAt(unsettled)
  return (
    <tr className={`${ROW} hover:bg-hover`}>
      <th scope="row" className="min-w-0 text-left font-normal">
        <Whose model={model} alias={alias} />
      </th>
      <td className="min-w-0 max-sm:col-span-2 max-sm:row-start-2">
        <UnsettledWords of={unsettled} />
      </td>
      <td className="text-quiet max-sm:col-start-2 max-sm:row-start-1">
        {seen === null ? 'just now' : <Time at={seen} relative />}
      </td>
    </tr>
  )
}

function Whose({ model, alias }: { model: string; alias: string }) {
  return (
    <Link to={paths.aliasHistory(model)} className="flex min-w-0 flex-wrap gap-x-2 hover:underline">
      <span className="max-w-full truncate font-semibold" title={visibleText(model)}>
        <UserText text={cut(model, 120)} />
      </span>
      <span>
        @<UserText text={alias} />
      </span>
    </Link>
  )
}

/** Null: only now. */
function seenAt(unsettled: Unsettled): Date | null {
  switch (unsettled.kind) {
    case 'outside':
      return unsettled.before
    case 'open':
      return unsettled.intent.at
    case 'unrecorded':
    case 'lost':
      return null
    default:
      return unsettled satisfies never
  }
}
