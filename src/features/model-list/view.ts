import type { Capabilities, ModelSort, RegistryBackend } from '../../backends/backend'
import type { ModelsView } from '../../queries/queries'
import { kept } from '../../lib/keep'
import type { Term } from '../../registry/search'
import type { RegisteredModel } from '../../registry/model'
import type { searching } from '../../registry/searching'

export interface ListView {
  /** The search as typed, `?q=`. */
  typed: string
  /** All that is searched for. */
  terms: readonly Term[]
  sort: ModelSort
  /** What is asked of the server. */
  asked: ModelsView
  /** How the list is divided, as `?group=` has it; null: not. */
  group: string | null
  /** What the server can't look for: it is looked for in the models that were read. */
  here: readonly Term[]
}

let search: typeof searching | null = null

/** Loads what an address with a search needs: most have none. To be awaited before `readView`. */
export async function readyToRead(params: URLSearchParams) {
  if (params.get('q')?.trim()) search ??= (await import('../../registry/searching')).searching
}

/** Which models fit terms that `readView` has read. */
export const fitting = (terms: readonly Term[]): ((model: RegisteredModel) => boolean) =>
  search?.matcher(terms) ?? (() => terms.length === 0)

/** What the address asks to see; what this server can't do is done here or left out. */
export function readView(
  params: URLSearchParams,
  { capabilities, narrowsBy }: Pick<RegistryBackend, 'capabilities' | 'narrowsBy'>,
): ListView {
  const typed = params.get('q') ?? ''
  const terms = search?.terms(typed) ?? []
  const [byItself = 'name'] = capabilities.sortModels
  const sort = capabilities.sortModels.find((one) => one === params.get('sort')) ?? byItself
  return {
    typed,
    terms,
    sort,
    // in one order: the same terms are the same question
    asked: { terms: terms.filter(narrowsBy).toSorted(byText), sort },
    group: params.get('group'),
    here: terms.filter((term) => !narrowsBy(term)),
  }
}

const byText = (a: Term, b: Term) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** The columns that somebody chose, in the address or kept by the browser; null: as they are by themselves. */
export const chosenColumns = (params: URLSearchParams) => params.get('cols') ?? kept(COLUMNS_KEY)

/** Where the browser keeps the chosen columns for lists whose address names none. */
export const COLUMNS_KEY = 'ringside.columns'

/** `params` with the search as typed; other parameters stay. */
export function withTyped(params: URLSearchParams, typed: string): URLSearchParams {
  return withParam(params, 'q', typed)
}

/** `params` with the sort order; the one that the server does by itself is not written out. */
export function withSort(
  params: URLSearchParams,
  sort: ModelSort,
  { sortModels }: Pick<Capabilities, 'sortModels'>,
): URLSearchParams {
  return withParam(params, 'sort', sort === sortModels[0] ? '' : sort)
}

/** `params` with any parameter; '' leaves it out. */
export function withParam(params: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (value === '') next.delete(key)
  else next.set(key, value)
  return next
}

/** What sorting by `column` does next: the other way round where it is sorted by it; null where it can't be. */
export function nextSort(
  column: 'name' | 'updated',
  now: ModelSort,
  { sortModels }: Pick<Capabilities, 'sortModels'>,
): ModelSort | null {
  // names from A, dates from the newest
  const ways: readonly ModelSort[] = column === 'name' ? ['name', '-name'] : ['-updated', 'updated']
  const [first, ...others] = ways.filter((way) => sortModels.includes(way))
  return (now === first ? others[0] : first) ?? first ?? null
}

/** Which way the list is sorted by `column`. */
export function sortedBy(
  column: 'name' | 'updated',
  now: ModelSort,
): 'ascending' | 'descending' | 'none' {
  if (now === column) return 'ascending'
  return now === `-${column}` ? 'descending' : 'none'
}
