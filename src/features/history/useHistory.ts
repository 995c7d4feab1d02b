import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useApp } from '../../app'
import { lanesOf } from '../../queries/lanesRead'
import { ledgerQueries } from '../../queries/ledger'
import { eventsOf, newestFirst } from '../../registry/history/events'

/** Everything in the ledger, page by page until all is read: a summary of a part would be none. */
export function useHistory() {
  const app = useApp()
  const signs = app.config.ledger?.signs ?? false
  const query = useInfiniteQuery(ledgerQueries(app).pages(null))
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const read = useMemo(() => {
    if (data === undefined) return undefined
    // a run that is written while pages are read may come twice; the later reading knows more
    const byRun = new Map(data.pages.flatMap(({ logs }) => logs).map((log) => [log.run, log]))
    const logs = [...byRun.values()]
    return {
      logs,
      lanes: lanesOf([{ logs }]),
      events: newestFirst(logs.flatMap((log) => eventsOf(log, { signs }))),
      skipped: data.pages.reduce((sum, { skipped }) => sum + skipped, 0),
    }
  }, [data, signs])
  return { query, read, partial: hasNextPage }
}
