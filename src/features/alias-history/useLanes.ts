import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { ledgerQueries, placeOf } from '../../queries/ledger'

/** The lanes of a model and, where there is no ledger, why. */
export function useLanes(model: string) {
  const app = useApp()
  const ledger = ledgerQueries(app)
  const query = useQuery(ledger.ofModel(model))
  // with an id there is nothing to look for; without one the lanes have looked already
  const looked = placeOf(app).experiment === null
  const { data = null } = useQuery({ ...ledger.found(), enabled: looked && query.isFetched })
  const missing: Exclude<Found, { kind: 'ready' }> | null = data?.kind === 'ready' ? null : data
  return { query, missing }
}
