import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { ledgerQueries } from '../../queries/ledger'
import { foldPolicy } from '../../registry/ledger/foldPolicy'
import { foldRequest } from '../../registry/ledger/foldRequest'
import type { Log } from '../../registry/ledger/log'
import type { Records } from '../../registry/overview/recorded'
import { useWholeLedger } from '../common/useWholeLedger'

/** Where the ledger is, and what it holds about every alias and every request. */
export function useRecords() {
  const app = useApp()
  const signs = app.config.ledger?.signs ?? false
  const found = useQuery(ledgerQueries(app).found())
  const { query, read, partial } = useWholeLedger({ enabled: found.data?.kind === 'ready' })
  const records = useMemo(
    (): Records | undefined =>
      read && {
        lanes: read.lanes,
        requests: read.logs.flatMap((log) => foldRequest(log) ?? []),
        policies: policiesIn(read.logs, signs),
      },
    [read, signs],
  )
  return { found, query, records, partial, skipped: read?.skipped ?? 0 }
}

/** The policies in force; of two logs for the same, the one that was begun first. */
function policiesIn(logs: readonly Log[], signs: boolean): Records['policies'] {
  // newest first, so that the oldest is set last
  return new Map(
    logs.flatMap((log) => {
      const history = log.first === 1 ? foldPolicy(log, { signs }) : null
      return history?.current ? [[history.model, history.current.policy] as const] : []
    }),
  )
}
