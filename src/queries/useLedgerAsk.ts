import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, type Asked, type Asking } from '../backends/ledger/ask'
import { ledgerChanged, type LedgerParts } from './ledger'
import { ledgerPorts } from './ledgerPorts'
import { type NoLedger, readyLedger } from './readyLedger'

/** Asks for what a proposal says. Refusals and lost answers are data. */
export function useAsk(parts: LedgerParts) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (asking: Asking): Promise<Asked | NoLedger> => {
      const ledger = await readyLedger(parts, client)
      if ('kind' in ledger) return ledger
      return ask(await ledgerPorts(parts, client), ledger, asking)
    },
    onSettled: (_asked, _error, { asked }) => ledgerChanged(parts, client, asked.proposal.model),
  })
}
