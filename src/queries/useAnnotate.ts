import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Readings, changeDescription, changeTag } from '../backends/annotate'
import type { Backend } from '../backends/backend'
import type { AnnotationsBackend } from '../backends/wings'
import type { Act } from '../registry/acts'
import type { DescriptionChange, TagChange } from '../registry/annotation'
import type { ChangeOutcome } from '../registry/change'
import type { Subject } from '../registry/subject'
import type { Queries } from './queries'
import { noteRefusal } from './rights'

interface Parts {
  backend: Backend
  queries: Queries
}

/** Changes tags of `model` and its versions. Refusals and lost answers are data; an error is a mistake of ours. */
export const useChangeTag = (parts: Parts, model: string) =>
  useChange(parts, model, changeTag, ({ on, to }: TagChange) =>
    on.version === null
      ? to === null
        ? 'remove-model-tag'
        : 'set-model-tag'
      : to === null
        ? 'remove-version-tag'
        : 'set-version-tag',
  )

/** Changes descriptions of `model` and its versions. */
export const useChangeDescription = (parts: Parts, model: string) =>
  useChange(parts, model, changeDescription, ({ on }: DescriptionChange) =>
    on.version === null ? 'describe-model' : 'describe-version',
  )

/** Reads a model or version anew; false when that failed, which its page shows. */
export async function lookAgain(client: QueryClient, queries: Queries, on: Subject) {
  const { model, version } = on
  try {
    await (version === null
      ? client.fetchQuery({ ...queries.model(model), staleTime: 0 })
      : client.fetchQuery({ ...queries.version({ model, version }), staleTime: 0 }))
    return true
  } catch {
    return false
  }
}

type Change<Wish> = (
  registry: Readings,
  annotations: AnnotationsBackend,
  wish: Wish,
) => Promise<ChangeOutcome>

function useChange<Wish>(
  { backend, queries }: Parts,
  model: string,
  change: Change<Wish>,
  actOf: (wish: Wish) => Act,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (wish: Wish): Promise<ChangeOutcome> => {
      const annotations = await load(backend)
      if (annotations instanceof Error) {
        const message = `This part of the console could not be loaded, so nothing was sent: ${annotations.message}`
        return { kind: 'refused', message }
      }
      return change(keeping(backend, queries, client), annotations, wish)
    },
    // settled, not success: after a refusal our copy may be old as well. Not waited for: the outcome is known already.
    onSettled: (outcome, _error, wish) => {
      noteRefusal({ backend, queryClient: client }, { model, act: actOf(wish), outcome })
      void client.invalidateQueries({ queryKey: queries.under(model) })
      void client.invalidateQueries({ queryKey: queries.allModels() })
    },
  })
}

/** The wing, or why its code did not come: a mistake of the network, and before anything was sent. */
async function load({ wings }: Backend): Promise<AnnotationsBackend | Error> {
  try {
    return await wings.annotations()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Readings that are kept: what is read back is on the page in the moment in which the outcome is told. */
function keeping({ registry }: Backend, queries: Queries, client: QueryClient): Readings {
  return {
    id: registry.id,
    aliasHolder: (model, alias, ask) => registry.aliasHolder(model, alias, ask),
    async model(name, ask) {
      const read = await registry.model(name, ask)
      client.setQueryData(queries.model(name).queryKey, read)
      return read
    },
    async version(ref, ask) {
      const read = await registry.version(ref, ask)
      client.setQueryData(queries.version(ref).queryKey, read)
      return read
    },
  }
}
