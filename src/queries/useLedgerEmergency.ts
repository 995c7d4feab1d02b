import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Carried, type StepReport, applyRequest } from '../backends/ledger/applyRequest'
import { type Asked, ask, supersede } from '../backends/ledger/ask'
import type { EventOf } from '../registry/ledger/event'
import { type LedgerParts, ledgerChanged } from './ledger'
import { ledgerPorts } from './ledgerPorts'
import { type NoLedger, readyLedger } from './readyLedger'

export interface Emergency {
  asked: EventOf<'asked'>
  attachments: readonly string[]
  /** The open request that has nothing left to decide once it is made; null: none. */
  replaces: string | null
  onStep: (step: number, report: StepReport) => void
}

/** `run`: the request that says so. */
export type EmergencyDone =
  | { kind: 'asked'; run: string; carried: Carried }
  | Exclude<Asked, { kind: 'asked' }>
  | NoLedger

/** Puts an emergency change on record, with its reason, and makes it at once. Its review is due afterwards. */
export function useEmergency(parts: LedgerParts) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({
      asked,
      attachments,
      replaces,
      onStep,
    }: Emergency): Promise<EmergencyDone> => {
      const ledger = await readyLedger(parts, client)
      if ('kind' in ledger) return ledger
      const ports = await ledgerPorts(parts, client)
      const begun = await ask(ports, ledger, { asked, attachments })
      if (begun.kind !== 'asked') return begun
      const { run } = begun
      const carried = await applyRequest(ports, ledger, { run, onStep })
      // where that fails it is stale all the same: the alias has moved
      if (carried.kind === 'done' && replaces !== null) {
        await supersede(ports, replaces, { by: run, model: asked.proposal.model })
      }
      return { kind: 'asked', run, carried }
    },
    onSettled: (_done, _error, { asked }) => {
      ledgerChanged(parts, client, asked.proposal.model)
      void client.invalidateQueries({ queryKey: parts.queries.allModels() })
    },
  })
}
