import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { VersionSort, VersionTerm } from '../registry/versionTerms'
import type { Queries } from './queries'

// The first page fills a tall screen at half a kB a row.
const FIRST_PAGE = 50
// Whoever reads on wants many, and every page costs a request.
const FURTHER_PAGE = 200
/** So many pages are kept. Of a longer list the ones read last are there; what lies before them is read again. */
const MOST_PAGES = 5

export interface VersionsView {
  sort: VersionSort
  where: readonly VersionTerm[]
}

/** The view that every page about a model can share. */
export const NEWEST: VersionsView = { sort: '-version', where: [] }

interface Parts {
  backend: Backend
  queries: Queries
}

/** Where a page begins. Tokens only lead forwards, so each place knows the one before it. */
interface Place {
  cursor: string | null
  /** Rows of the list before it, and what was looked at for them. */
  rowsBefore: number
  readBefore: number
  before: Place | null
}

const START: Place = { cursor: null, rowsBefore: 0, readBefore: 0, before: null }

/** Leads the keys of all lists of `model`'s versions. */
export const versionLists = (queries: Queries, model: string) =>
  [...queries.under(model), 'versions'] as const

/** The versions of `model` as `view` asks for them, by cursor. */
export const versionList = ({ backend, queries }: Parts, model: string, view: VersionsView) =>
  infiniteQueryOptions({
    queryKey: [...versionLists(queries, model), view],
    queryFn: async ({ signal, pageParam: at }) => {
      const pageSize = at.before === null && !searches(view) ? FIRST_PAGE : FURTHER_PAGE
      const query = { model, ...view, pageSize, cursor: at.cursor }
      const page = await backend.registry.versions(query, { signal })
      return { ...page, rowsBefore: at.rowsBefore, readBefore: at.readBefore }
    },
    initialPageParam: START,
    getNextPageParam: (last, _pages, at): Place | undefined =>
      last.next === null
        ? undefined
        : {
            cursor: last.next,
            rowsBefore: at.rowsBefore + last.items.length,
            readBefore: at.readBefore + last.read,
            before: at,
          },
    getPreviousPageParam: (_first, _pages, at): Place | undefined => at.before ?? undefined,
    maxPages: MOST_PAGES,
  })

/** A part of the list, from a number down, is none: each of its rows is meant. */
const searches = ({ where }: VersionsView) => where.some(({ kind }) => kind !== 'number')

/** The number of the oldest version above `number`; null: there is none. */
export const versionAbove = ({ backend, queries }: Parts, model: string, number: string) =>
  queryOptions({
    queryKey: [...queries.under(model), 'version above', number],
    queryFn: async ({ signal }) => {
      const where = [{ kind: 'number', sign: '>', number }] as const
      const query = { model, sort: 'version', where, pageSize: 1, cursor: null } as const
      const { items } = await backend.registry.versions(query, { signal })
      return items[0]?.version ?? null
    },
  })
