import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useApp } from '../../app'
import { lanesOf } from '../../queries/lanesRead'
import { ledgerQueries } from '../../queries/ledger'

/** Everything in the ledger, page by page until all is read: a summary of a part would be none. */
export function useWholeLedger({ enabled = true } = {}) {
  const app = useApp()
  const query = useInfiniteQuery({ ...ledgerQueries(app).pages(null), enabled })
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
      index: data.pages.flatMap(({ index }) => index),
      skipped: data.pages.reduce((sum, { skipped }) => sum + skipped, 0),
    }
  }, [data])
  return { query, read, partial: hasNextPage }
}
