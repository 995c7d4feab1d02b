import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'

const PAGE = 500
/** So many models are looked through at most: who asks about a few names of a large registry gets an answer in time. */
const MOST_PAGES = 6

export interface Holders {
  /** Alias → version, of those models that were found. */
  aliases: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Not found among the models that were read; `complete`: those were all, so they are gone or closed. */
  complete: boolean
}

/** Who holds the aliases of these models now: by pages of the list, since one model a request would be far more. */
export const holdersQuery = ({ registry }: Backend, names: readonly string[]) =>
  queryOptions({
    queryKey: [registry.id, 'models', 'holders', names.toSorted()],
    queryFn: async ({ signal }): Promise<Holders> => {
      const wanted = new Set(names)
      const aliases = new Map<string, ReadonlyMap<string, string>>()
      let cursor: string | null = null
      for (let read = 0; read < MOST_PAGES && aliases.size < wanted.size; read++) {
        const page = await registry.models(
          { terms: [], sort: 'name', pageSize: PAGE, cursor },
          { signal },
        )
        for (const model of page.items) {
          if (wanted.has(model.name)) aliases.set(model.name, model.aliases)
        }
        if (page.next === null || page.next === cursor) return { aliases, complete: true }
        cursor = page.next
      }
      return { aliases, complete: aliases.size === wanted.size }
    },
  })
