import { useMutation } from '@tanstack/react-query'
import { useApp } from '../app'
import { moveAlias } from '../backends/moveAlias'
import type { AliasMove } from '../registry/aliasMove'

/** Moves one alias of `model`. Refusals and lost answers are data (`MoveOutcome`); an error is a mistake of ours. */
export function useMoveAlias(model: string) {
  const { backend, queryClient, queries } = useApp()
  return useMutation({
    mutationFn: (move: AliasMove) => moveAlias(backend.registry, move),
    // settled, not success: after a refusal our copy may be old as well. Not waited for: the outcome is known already.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queries.under(model) })
      void queryClient.invalidateQueries({ queryKey: queries.allModels() })
    },
  })
}
