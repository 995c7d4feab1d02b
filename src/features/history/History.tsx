import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { counted } from '../../lib/counted'
import { holdsWords } from '../../lib/words'
import { paths } from '../../paths'
import { ledgerQueries } from '../../queries/ledger'
import { passes } from '../../registry/history/filter'
import { buttonLook } from '../../ui/buttonLooks'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from '../common/Failure'
import { QueryPanel } from '../common/QueryPanel'
import { Changes } from './Changes'
import { EventsTable } from './EventsTable'
import { Exports } from './Exports'
import { Filters } from './Filters'
import { OneLog } from './OneLog'
import { Verify } from './Verify'
import { type HistoryAddress, isNarrowed, readHistory } from './address'
import { useHistory } from './useHistory'

/** What the ledger holds; where there is none, what to do about it. */
export function History() {
  const app = useApp()
  const found = useQuery(ledgerQueries(app).found())
  return (
    <QueryPanel query={found} what="where the ledger is" lines={8}>
      {(ledger) =>
        ledger.kind === 'ready' ? (
          <Ready experiment={ledger.ledger.experiment} />
        ) : (
          <Missing found={ledger} />
        )
      }
    </QueryPanel>
  )
}

function Missing({ found }: { found: Exclude<Found, { kind: 'ready' }> }) {
  return (
    <Empty
      action={
        <Link to={paths.settings()} className={buttonLook('plain')}>
          To the settings of the ledger
        </Link>
      }
    >
      {'because' in found
        ? `The history can’t be read: ${found.because}`
        : 'MLflow keeps no history of aliases, and no ledger is set up here that would. What moves now leaves no trace.'}
    </Empty>
  )
}

function Ready({ experiment }: { experiment: string }) {
  const [params] = useSearchParams()
  const address = useMemo(() => readHistory(params), [params])
  const { query, read, partial } = useHistory()
  return (
    <>
      <Filters address={address} />
      {query.error !== null && (
        <div className="mb-4">
          <Failure
            error={query.error}
            what={read === undefined ? 'the ledger' : 'the rest of the ledger'}
            onRetry={() =>
              void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())
            }
            retrying={query.isFetching}
          />
        </div>
      )}
      {read !== undefined && (
        <Shown {...read} experiment={experiment} address={address} partial={partial} />
      )}
      {read === undefined && query.error === null && (
        <Skeleton label="Reading the ledger" lines={12} />
      )}
    </>
  )
}

interface ShownProps extends NonNullable<ReturnType<typeof useHistory>['read']> {
  experiment: string
  address: HistoryAddress
  partial: boolean
}

function Shown({ experiment, address, partial, logs, lanes, events, skipped }: ShownProps) {
  const { filter } = address
  const shown = useMemo(() => events.filter((event) => passes(filter, event)), [events, filter])
  const inScope = lanes.filter(
    ({ model, alias }) =>
      holdsWords(model, filter.model) && (filter.alias === '' || filter.alias === alias),
  )
  const log = filter.log === null ? undefined : logs.find(({ run }) => run === filter.log)
  return (
    <>
      {filter.log === null ? (
        <Changes lanes={inScope} period={filter} partial={partial} />
      ) : (
        <OneLog run={filter.log} log={log} all={logs} experiment={experiment} />
      )}
      <Verify logs={logs} partial={partial} />
      <Panel
        title="Everything that happened"
        note={
          partial
            ? `read ${counted(events.length, 'event')} so far; more to come`
            : `${counted(shown.length, 'event')}${isNarrowed(filter) ? ` of ${events.length}` : ''}`
        }
        actions={<Exports {...{ experiment, logs, events: shown, partial }} />}
      >
        {skipped > 0 && (
          <p className="mb-2 text-table text-warn">
            ▲ {counted(skipped, 'run')} of the ledger could not be understood, and{' '}
            {skipped === 1 ? 'is' : 'are'} not shown.
          </p>
        )}
        {shown.length > 0 ? (
          <EventsTable events={shown} />
        ) : (
          <Empty>{nothing(partial, events.length)}</Empty>
        )}
      </Panel>
    </>
  )
}

function nothing(partial: boolean, all: number): string {
  if (partial) return 'Nothing of this kind so far; more is being read.'
  return all === 0
    ? 'Nothing is recorded yet. The first move of an alias made here, and the first request, will be.'
    : 'Nothing that is recorded fits. Show everything, or choose other dates.'
}
