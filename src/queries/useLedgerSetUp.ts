import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SetUp, setUp } from '../backends/ledger/setUp'
import { ledgerChanged, type LedgerParts, placeOf } from './ledger'
import { ledgerPorts } from './ledgerPorts'

/** Makes the ledger, or what is missing of it. Refusals and lost answers are data. */
export function useSetUp(parts: LedgerParts) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (): Promise<SetUp> => setUp(await ledgerPorts(parts, client), placeOf(parts)),
    onSettled: () => ledgerChanged(parts, client, null),
  })
}
