import type { VersionsView } from '../../queries/versionList'
import { type VersionSearch, parseVersionSearch } from '../../registry/parseVersionSearch'
import { HIGHEST_VERSION, type VersionSort, byHolder } from '../../registry/versionTerms'
import { compareVersions } from '../../registry/versions'

/** What the address of a model asks to see of its versions. */
export interface VersionsAddress {
  /** The search as typed, `?q=`. */
  typed: string
  search: VersionSearch
  /** `?sort=`. */
  sort: VersionSort
  /** `?from=`: the newest first, beginning at this number. It stands alone: a number may be missing from a search. */
  from: string | null
}

export const SORTS: ReadonlyMap<VersionSort, string> = new Map([
  ['-version', 'newest number first'],
  ['version', 'oldest number first'],
  ['-created', 'last registered first'],
  ['created', 'first registered first'],
  ['-updated', 'last edited first'],
  ['updated', 'longest unedited first'],
])

const BY_ITSELF: VersionSort = '-version'

/** What `params` say; what can't be understood is left out. */
export function readAddress(params: URLSearchParams): VersionsAddress {
  const from = readNumber(params.get('from') ?? '')
  const typed = from === null ? (params.get('q') ?? '') : ''
  const sort = [...SORTS.keys()].find((one) => one === params.get('sort'))
  return {
    typed,
    search: parseVersionSearch(typed),
    sort: from === null ? (sort ?? BY_ITSELF) : BY_ITSELF,
    from,
  }
}

/** The number of a version, typed as `57`, `v57` or with spaces around; null where it can be none. */
export function readNumber(typed: string): string | null {
  const digits = /^\s*v?0*([1-9]\d*)\s*$/i.exec(typed)?.[1]
  return digits !== undefined && compareVersions(digits, HIGHEST_VERSION) <= 0 ? digits : null
}

/** What to ask for. A search that can't be read narrows nothing down, and the page says so. */
export function viewOf(
  { search, sort, from }: VersionsAddress,
  aliases: ReadonlyMap<string, string>,
): VersionsView {
  if (from !== null) return { sort, where: [{ kind: 'number', sign: '<=', number: from }] }
  return { sort, where: search.kind === 'terms' ? byHolder(search.terms, aliases) : [] }
}

/** Whether `viewOf` needs the aliases of the model. */
export const asksForAlias = ({ search }: VersionsAddress) =>
  search.kind === 'terms' && search.terms.some(({ kind }) => kind === 'alias')

export const withTyped = (params: URLSearchParams, typed: string) =>
  changed(params, { q: typed, from: '' })

export const withSort = (params: URLSearchParams, sort: VersionSort) =>
  changed(params, { sort: sort === BY_ITSELF ? '' : sort, from: '' })

/** `from` null: from the newest. */
export const withFrom = (params: URLSearchParams, from: string | null) =>
  changed(params, { from: from ?? '', q: '', sort: '' })

function changed(params: URLSearchParams, values: Readonly<Record<string, string>>) {
  const next = new URLSearchParams(params)
  for (const [key, value] of Object.entries(values)) {
    if (value === '') next.delete(key)
    else next.set(key, value)
  }
  return next
}

/** What sorting by `column` does next: the newest first, then the other way round. */
export const nextSort = (column: 'version' | 'created' | 'updated', now: VersionSort) =>
  now === `-${column}` ? column : (`-${column}` as const)

/** Which way the list is sorted by `column`. */
export function sortedBy(
  column: 'version' | 'created' | 'updated',
  now: VersionSort,
): 'ascending' | 'descending' | 'none' {
  if (now === column) return 'ascending'
  return now === `-${column}` ? 'descending' : 'none'
}
