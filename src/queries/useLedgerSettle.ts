import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Appended } from '../backends/ledger/append'
import { type LaneOutcome, moveInLane } from '../backends/ledger/moveInLane'
import { adopt, type Settling, settleIntent } from '../backends/ledger/settle'
import type { Mark } from '../registry/ledger/event'
import { type FreeMove, type FreeMoveWish, freeMove } from './freeMove'
import { ledgerChanged, type LedgerParts } from './ledger'
import { ledgerPorts } from './ledgerPorts'
import { type NoLedger, readyLedger } from './readyLedger'
import { noteRefusal } from './rights'

/** What somebody does about a lane that waits for a word. */
export type Settlement =
  /** A move that was announced and left. */
  | ({ kind: 'intent' } & Omit<Settling, 'model'>)
  /** An outside move is to stay. */
  | { kind: 'adopt'; alias: string; reason: string }
  /** It is undone: the alias goes back from `now` to `was`, both as the person saw them. */
  | { kind: 'revert'; alias: string; now: Mark | null; was: Mark; reason: string }

/** Settles what is open in a lane of `model`. Refusals and lost answers are data. */
export function useSettle(parts: LedgerParts, model: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (what: Settlement): Promise<LaneOutcome | Appended | NoLedger> => {
      const ledger = await readyLedger(parts, client)
      if ('kind' in ledger) return ledger
      const ports = await ledgerPorts(parts, client)
      switch (what.kind) {
        case 'intent':
          return settleIntent(ports, ledger, { ...what, model })
        case 'adopt':
          return adopt(ports, ledger, { ...what, model })
        case 'revert': {
          const { alias, now, was, reason } = what
          const move = { model, alias, from: now, to: was, reason }
          return moveInLane(ports, ledger, {
            ...move,
            request: null,
            emergency: false,
            reverts: true,
          })
        }
        default:
          return what satisfies never
      }
    },
    onSettled: (outcome) => {
      const denied = outcome !== undefined && 'on' in outcome && outcome.on === 'alias'
      changed(parts, client, model, denied)
    },
  })
}

/** Moves an alias of `model` that is not guarded, on the record where there is one. */
export function useFreeMove(parts: LedgerParts, model: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: FreeMoveWish): Promise<FreeMove> =>
      freeMove(parts, client, { ...wish, model }),
    onSettled: (moved) => {
      // a record that may not be written is no refusal to move the alias, and was left out
      changed(parts, client, model, moved?.outcome.kind === 'denied')
    },
  })
}

function changed(parts: LedgerParts, client: QueryClient, model: string, denied: boolean) {
  if (denied) {
    const refusal = { model, act: 'set-alias', outcome: { kind: 'denied' } } as const
    noteRefusal({ ...parts, queryClient: client }, refusal)
  }
  ledgerChanged(parts, client, model)
  void client.invalidateQueries({ queryKey: parts.queries.allModels() })
}
