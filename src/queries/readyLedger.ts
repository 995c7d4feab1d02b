import type { QueryClient } from '@tanstack/react-query'
import type { Ledger } from '../backends/ledger/ports'
import { askOf } from './askOf'
import { type LedgerParts, ledgerQueries } from './ledger'

/** Why there is nothing to write into, in words. */
export interface NoLedger {
  kind: 'no-ledger'
  message: string
}

/** The ledger, or why there is none: read once, since set-up is one act of one person. */
export async function readyLedger(
  parts: LedgerParts,
  client: QueryClient,
): Promise<Ledger | NoLedger> {
  const found = await askOf(client, ledgerQueries(parts).found())
  switch (found.kind) {
    case 'ready':
      return found.ledger
    case 'none':
      return no('No ledger is set up here.')
    case 'unfinished':
      return no('The set-up of the ledger was stopped before its end.')
    case 'several':
      return no('There are two ledgers here, and nobody can say which one is meant.')
    case 'deleted':
      return no('The experiment of the ledger was deleted in MLflow.')
    case 'denied':
      return no('The ledger is closed to you: writing takes EDIT on its experiment.')
    case 'no-tracking':
      return no(found.because)
    default:
      return found satisfies never
  }
}

const no = (message: string): NoLedger => ({ kind: 'no-ledger', message })
