import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { ledgerQueries } from '../../queries/ledger'
import { foldRequest } from '../../registry/ledger/foldRequest'
import { byAge, isOver } from '../../registry/ledger/inbox'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { useNow } from '../../ui/useNow'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from '../common/Failure'
import { NoLedger } from '../common/NoLedger'
import { RequestsTable } from './RequestsTable'

/** Requests that are over, the newest first. */
export function DecidedPanel({ found }: { found: Found | null }) {
  const app = useApp()
  const now = useNow()
  const pages = useInfiniteQuery(ledgerQueries(app).pages('request'))
  const over = useMemo(
    () =>
      (pages.data?.pages ?? [])
        .flatMap(({ logs }) => logs)
        .flatMap((log) => foldRequest(log) ?? [])
        .filter(isOver)
        .toSorted((a, b) => byAge(b, a)),
    [pages.data],
  )
  if (found !== null && found.kind !== 'ready') {
    return <NoLedger found={found} would="What was decided would be listed here." />
  }
  if (pages.data === undefined) {
    return pages.error === null ? (
      <Skeleton label="Reading what was decided" lines={6} />
    ) : (
      <Failure
        error={pages.error}
        what="what was decided"
        onRetry={() => void pages.refetch()}
        retrying={pages.isFetching}
      />
    )
  }
  return (
    <>
      {over.length === 0 ? (
        <Empty>
          Nothing is decided yet{pages.hasNextPage ? ' among what was read so far' : ''}. A request
          stands here once it is applied and verified, rejected, withdrawn, expired or superseded.
        </Empty>
      ) : (
        <RequestsTable
          now={now}
          groups={[
            {
              group: 'decided',
              rows: over.map((request) => ({
                request,
                awaited: { for: 'nothing' },
                group: 'decided',
              })),
            },
          ]}
        />
      )}
      {pages.hasNextPage && (
        <Button
          className="mt-3"
          closedBecause={pages.isFetchingNextPage ? 'The server is being asked.' : null}
          onClick={() => void pages.fetchNextPage()}
        >
          Read older ones
        </Button>
      )}
    </>
  )
}
