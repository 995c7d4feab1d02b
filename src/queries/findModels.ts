import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { RegistryBackend } from '../backends/backend'
import { wordsOf } from '../registry/wordsOf'

/** So many at most: fewer are all there are. */
export const MOST_FOUND = 8

/** The first few models whose names hold the words of `text`. */
export const findModelsQuery = (registry: RegistryBackend, text: string) =>
  queryOptions({
    queryKey: [registry.id, 'models', 'found', text],
    queryFn: async ({ signal }) =>
      (
        await registry.models(
          { terms: wordsOf(text), sort: 'name', pageSize: MOST_FOUND, cursor: null },
          { signal },
        )
      ).items,
    // while the next words are asked, the last answer stays
    placeholderData: keepPreviousData,
  })
