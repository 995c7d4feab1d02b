import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Appended, append } from '../backends/ledger/append'
import { tagsAfter } from '../backends/ledger/tagState'
import type { LedgerEvent } from '../registry/ledger/event'
import type { Log } from '../registry/ledger/log'
import { ledgerChanged, type LedgerParts } from './ledger'
import { ledgerPorts } from './ledgerPorts'

export interface Saying {
  event: LedgerEvent
  /** Longer texts that it quotes by hash. */
  attachments?: readonly string[]
  /**
   * Asked in view of what stands there in the moment before it is written, which may be more than the person saw: a reason
   * not to, in words, or null.
   */
  unless?: (log: Log) => string | null
}

/** Writes into the request `run` of `model`. Refusals and lost answers are data (`Appended`); an error is a mistake of ours. */
export function useAppend(parts: LedgerParts, model: string, run: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ event, attachments = [], unless }: Saying): Promise<Appended> => {
      const ports = await ledgerPorts(parts, client)
      return append(
        ports,
        run,
        (log) => {
          const because = unless?.(log) ?? null
          if (because !== null) return { unwanted: because }
          const tags = tagsAfter(log, [event], { by: ports.user, at: ports.now() })
          return { events: [event], attachments, tags }
        },
        { model },
      )
    },
    // settled, not success: after a refusal our copy may be old as well. Not waited for: the outcome is known already.
    onSettled: () => ledgerChanged(parts, client, model),
  })
}
