import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Appended } from '../backends/ledger/append'
import { type PolicyChange, savePolicy } from '../backends/ledger/savePolicy'
import { ledgerChanged, type LedgerParts } from './ledger'
import { ledgerPorts } from './ledgerPorts'
import { type NoLedger, readyLedger } from './readyLedger'

/** Sets the policy of `model` (null: the console's). Refusals and lost answers are data. */
export function useSavePolicy(parts: LedgerParts, model: string | null) {
  const client = useQueryClient()
  const signs = parts.config.ledger?.signs ?? false
  return useMutation({
    mutationFn: async (change: Omit<PolicyChange, 'model'>): Promise<Appended | NoLedger> => {
      const ledger = await readyLedger(parts, client)
      if ('kind' in ledger) return ledger
      return savePolicy(await ledgerPorts(parts, client), ledger, { ...change, model }, { signs })
    },
    onSettled: () => ledgerChanged(parts, client, model),
  })
}
