import { checkTrust } from '../registry/ledger/checkTrust'
import type { Log } from '../registry/ledger/log'
import type { LedgerParts } from './ledger'

/** Checks what a log's entries are signed with, by the keys that this console believes. */
export const trusting =
  ({ config: { ledger } }: Pick<LedgerParts, 'config'>) =>
  (log: Log): Promise<Log> =>
    checkTrust(log, ledger?.keys ?? [])
