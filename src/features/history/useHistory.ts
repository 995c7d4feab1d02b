import { useMemo } from 'react'
import { useApp } from '../../app'
import { eventsOf, newestFirst } from '../../registry/history/events'
import { useWholeLedger } from '../common/useWholeLedger'

/** Everything in the ledger, and what it says as rows of one table. */
export function useHistory() {
  const signs = useApp().config.ledger?.signs ?? false
  const { query, read, partial } = useWholeLedger()
  const told = useMemo(
    () =>
      read && {
        ...read,
        events: newestFirst(read.logs.flatMap((log) => eventsOf(log, { signs }))),
      },
    [read, signs],
  )
  return { query, read: told, partial }
}
