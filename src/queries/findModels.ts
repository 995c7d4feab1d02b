import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { RegistryBackend } from '../backends/backend'
import type { Term } from '../registry/search'

const MOST = 8

const wordsOf = (text: string): Term[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ kind: 'word', text: word }))

/** The first few models whose names hold the words of `text`. */
export const findModelsQuery = (registry: RegistryBackend, text: string) =>
  queryOptions({
    queryKey: [registry.id, 'models', 'found', text],
    queryFn: async ({ signal }) =>
      (
        await registry.models(
          { terms: wordsOf(text), sort: 'name', pageSize: MOST, cursor: null },
          { signal },
        )
      ).items,
    // while the next words are asked, the last answer stays
    placeholderData: keepPreviousData,
  })
