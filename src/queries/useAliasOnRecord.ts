import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MoveOutcome } from '../registry/aliasMove'
import type { OpenIntent } from '../registry/ledger/lane'
import { type FreeMove, freeMove } from './freeMove'
import { type LedgerParts, ledgerChanged } from './ledger'
import { NAMELESS } from './ledgerPorts'
import { noteRefusal } from './rights'

/** What became of a move or a removal that nobody has to approve, and whether it is on record. */
export type AliasOutcome = (
  | MoveOutcome
  /** Somebody announced another, and it is not settled. Nothing was written. */
  | { kind: 'busy'; open: OpenIntent }
  /** It is done, and the record could not be told. */
  | { kind: 'untold'; message: string }
) & {
  /** Why it is not on record; null: it is. */
  unrecorded?: string | null
  /** It is on record without a name. */
  nameless?: boolean
}

interface Wish {
  alias: string
  from: string | null
  to?: string
}

/**
 * Moves an alias of `model` that nothing guards, or removes it where it is to go nowhere: on the record where there is one.
 * Refusals and lost answers are data; an error is a mistake of ours.
 */
export function useAliasOnRecord<W extends Wish>(parts: LedgerParts, model: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ alias, from, to }: W): Promise<AliasOutcome> => {
      if (to === undefined) {
        const missing = await whyNotLoaded(parts)
        if (missing !== null) return { kind: 'refused', message: missing }
      }
      const wish = { model, alias, from: mark(from), to: mark(to ?? null), reason: '' }
      return told(await freeMove(parts, client, wish))
    },
    // settled, not success: after a refusal our copy may be old as well. Not waited for: the outcome is known already.
    onSettled: (outcome, _error, { to }) => {
      const act = to === undefined ? 'remove-alias' : 'set-alias'
      noteRefusal({ ...parts, queryClient: client }, { model, act, outcome })
      ledgerChanged(parts, client, model)
      void client.invalidateQueries({ queryKey: parts.queries.allModels() })
    },
  })
}

const mark = (version: string | null) => (version === null ? null : { version, created: null })

/** What removes aliases is code of its own; null: it is here. Asked before anything is announced. */
async function whyNotLoaded({ backend: { wings } }: LedgerParts): Promise<string | null> {
  try {
    await wings.annotations()
    return null
  } catch (error) {
    return `This part of the console could not be loaded, so nothing was sent: ${error instanceof Error ? error.message : String(error)}`
  }
}

const told = ({ outcome, unrecorded, as }: FreeMove): AliasOutcome => ({
  ...plainly(outcome),
  unrecorded,
  nameless: as === NAMELESS,
})

function plainly(outcome: FreeMove['outcome']): AliasOutcome {
  switch (outcome.kind) {
    case 'open':
      return { kind: outcome.moved ? 'untold' : 'unknown', message: outcome.message }
    case 'called-off':
      return { kind: 'refused', message: outcome.because }
    case 'given-up':
      return { kind: 'refused', message: 'Somebody has given it up.' }
    case 'unannounced':
      return { kind: 'refused', message: `${outcome.message} The alias was not touched.` }
    case 'moved':
    case 'already-there':
    case 'moved-by-other':
    case 'busy':
    case 'denied':
    case 'refused':
    case 'unknown':
      return outcome
    default:
      return outcome satisfies never
  }
}
