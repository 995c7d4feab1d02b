import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  applyRequest,
  type Carried,
  type Carrying,
  rollBack,
  type Verified,
  verifyApplied,
} from '../backends/ledger/applyRequest'
import { ledgerChanged, type LedgerParts } from './ledger'
import { ledgerPorts } from './ledgerPorts'
import { noteRefusal } from './rights'
import { type NoLedger, readyLedger } from './readyLedger'

type Wish = Omit<Carrying, 'run'>

/**
 * Does what the request `run` of `model` asks for; may be started again after whatever stopped it. `unless` is asked right
 * before the first step, with what stands in the request then. Refusals and lost answers are data.
 */
export const useApply = (parts: LedgerParts, model: string, run: string) =>
  useCarry(parts, model, (ports, ledger, wish: Wish) =>
    applyRequest(ports, ledger, { ...wish, run }),
  )

/** Gives the aliases back to who held them before. */
export const useRollBack = (parts: LedgerParts, model: string, run: string) =>
  useCarry(parts, model, (ports, ledger, wish: Wish & { reason: string }) =>
    rollBack(ports, ledger, { ...wish, run }),
  )

/** Reads back once more, and writes down that all is as it was asked for. */
export function useVerify(parts: LedgerParts, model: string, run: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (): Promise<Verified> => verifyApplied(await ledgerPorts(parts, client), run),
    onSettled: () => ledgerChanged(parts, client, model),
  })
}

function useCarry<W>(
  parts: LedgerParts,
  model: string,
  carry: (
    ports: Awaited<ReturnType<typeof ledgerPorts>>,
    ledger: Parameters<typeof applyRequest>[1],
    wish: W,
  ) => Promise<Carried>,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (wish: W): Promise<Carried | NoLedger> => {
      const ledger = await readyLedger(parts, client)
      if ('kind' in ledger) return ledger
      return carry(await ledgerPorts(parts, client), ledger, wish)
    },
    onSettled: (carried) => {
      const outcome = carried?.kind === 'stopped' ? carried.outcome : undefined
      if (outcome !== undefined && 'on' in outcome && outcome.on === 'alias') {
        noteRefusal({ ...parts, queryClient: client }, { model, act: 'set-alias', outcome })
      }
      ledgerChanged(parts, client, model)
      void client.invalidateQueries({ queryKey: parts.queries.allModels() })
    },
  })
}
