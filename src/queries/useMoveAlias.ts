import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RegistryBackend } from '../backends/backend'
import { moveAlias } from '../backends/moveAlias'
import type { AliasMove } from '../registry/aliasMove'
import type { Queries } from './queries'
import { noteRefusal } from './rights'

interface Use {
  registry: RegistryBackend
  queries: Queries
  model: string
}

/** Moves one alias of `model`. Refusals and lost answers are data (`MoveOutcome`); an error is a mistake of ours. */
export function useMoveAlias({ registry, queries, model }: Use) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (move: AliasMove) => moveAlias(registry, move),
    // settled, not success: after a refusal our copy may be old as well. Not waited for: the outcome is known already.
    onSettled: (outcome) => {
      noteRefusal({ backend: { registry }, queryClient }, { model, act: 'set-alias', outcome })
      void queryClient.invalidateQueries({ queryKey: queries.under(model) })
      void queryClient.invalidateQueries({ queryKey: queries.allModels() })
    },
  })
}
