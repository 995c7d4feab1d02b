import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type SetUp, setUp } from '../backends/ledger/setUp'
import { ledgerChanged, type LedgerParts, placeOf } from './ledger'
import { ledgerPorts } from './ledgerPorts'

/**
 * Makes the ledger, or what is missing of it. Refusals and lost answers are data. `steps`: how many of its indexes are
 * there, while it is made.
 */
export function useSetUp(parts: LedgerParts) {
  const client = useQueryClient()
  const [steps, setSteps] = useState<{ done: number; of: number } | null>(null)
  const mutation = useMutation({
    mutationFn: async (): Promise<SetUp> =>
      setUp(await ledgerPorts(parts, client), placeOf(parts), setSteps),
    onSettled: () => {
      setSteps(null)
      ledgerChanged(parts, client, null)
    },
  })
  return { ...mutation, steps }
}
