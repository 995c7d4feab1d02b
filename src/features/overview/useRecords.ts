import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { ledgerQueries } from '../../queries/ledger'
import { foldRequest } from '../../registry/ledger/foldRequest'
import { isNamed, policiesIn } from '../../registry/ledger/policies'
import type { Records } from '../../registry/overview/recorded'
import { useWholeLedger } from '../common/useWholeLedger'

/** Where the ledger is, and what it holds about every alias and every request. */
export function useRecords() {
  const app = useApp()
  const signs = app.config.ledger?.signs ?? false
  const found = useQuery(ledgerQueries(app).found())
  const ledger = found.data?.kind === 'ready' ? found.data.ledger : undefined
  const { query, read, partial } = useWholeLedger({ enabled: ledger !== undefined })
  const records = useMemo(
    (): Records | undefined =>
      read && {
        lanes: read.lanes,
        requests: read.logs.flatMap((log) => foldRequest(log) ?? []),
        policies: policiesIn(read.logs.filter(isNamed(read.index, ledger)), signs),
      },
    [read, signs, ledger],
  )
  return { found, query, records, partial, skipped: read?.skipped ?? 0 }
}
