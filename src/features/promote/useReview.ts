import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { type ModelLedger, type PolicyInForce, ledgerQueries } from '../../queries/ledger'
import { nobodySignsIn } from '../../queries/rights'
import { type Who, who } from '../../queries/who'
import { rightOnLedger } from '../../registry/ledgerRight'
import type { Right } from '../../registry/right'
import { useModelRights, useRight, whyClosed } from '../common/useRight'
import type { NoLedger } from './LedgerNote'

/** What is recorded of a model, under which policy, and who is looking; each undefined while it is being read. */
export interface Review {
  /** Null: there is a ledger. */
  missing: NoLedger | null | undefined
  ledger: ModelLedger | undefined
  policy: PolicyInForce | undefined
  me: Who | undefined
  /** May they write into the ledger? */
  write: Right
  /** May they move an alias of the model? */
  move: Right
  admin: boolean
  /** It is known who is looking and what they may, as far as the server tells. */
  settled: boolean
  failed: Error | null
  /** Asks again for what failed. */
  again: () => void
  /** Reads all of it again. */
  refresh: () => Promise<void>
}

export function useReview(model: string): Review {
  const app = useApp()
  const queries = ledgerQueries(app)
  const found = useQuery(queries.found())
  const ledger = useQuery(queries.ofModel(model))
  const policy = useQuery(queries.policy(model))
  const me = useQuery(who(app))
  const { data: rights, isError: untold } = useModelRights(model)
  const move = useRight(model, 'set-alias')
  const holdings = rights?.holdings ?? null
  const failed = [found, ledger, policy].find(({ isError }) => isError) ?? null
  return {
    missing: found.data === undefined ? undefined : missingOf(found.data),
    ledger: ledger.data,
    policy: policy.data,
    me: me.data,
    write: writeRight(),
    move,
    admin: holdings?.kind === 'admin',
    settled: me.data !== undefined && found.data !== undefined && (rights !== undefined || untold),
    failed: failed?.error ?? null,
    refresh: async () => {
      await Promise.all([found.refetch(), ledger.refetch()])
      await policy.refetch()
    },
    again: () => [found, ledger, policy].forEach((query) => query.isError && void query.refetch()),
  }

  function writeRight(): Right {
    if (app.config.readOnly)
      return { may: 'no', because: whyClosed(move) ?? 'This console refuses every change.' }
    if (found.data === undefined) return { may: 'unknown' }
    if (found.data.kind === 'denied') return { may: 'no', because: CLOSED }
    if (found.data.kind !== 'ready') return { may: 'no', because: NOT_SET_UP }
    if (nobodySignsIn(app.config)) return { may: 'yes' }
    return rightOnLedger(holdings, found.data.ledger.experiment, 'EDIT')
  }
}

const CLOSED = 'The ledger is closed to you: it takes EDIT on its experiment.'
const NOT_SET_UP = 'There is nothing to write it into: reviews are not set up here.'

/** Null: there is one. */
function missingOf(found: Found): NoLedger | null {
  switch (found.kind) {
    case 'ready':
      return null
    case 'denied':
    case 'no-tracking':
      return { kind: found.kind, because: found.because }
    case 'none':
    case 'unfinished':
    case 'several':
    case 'deleted':
      return { kind: found.kind }
    default:
      return found satisfies never
  }
}
