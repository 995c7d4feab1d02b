import type { ModelSort } from '../../../backends/backend'
import { parseSearch, type Term, termsOf } from '../../../registry/search'
import { matcher } from '../../../registry/searchMatch'
import type { Hit, SnapshotSearch } from '../../../registry/snapshot/searchSnapshot'
import type { ListedModel } from '../../../registry/snapshot/snapshot'
import type { RegisteredModel } from '../../../registry/model'

/** What the server has said of the list so far. */
export interface Said {
  /** All that was read of it, and what of that is shown. */
  read: readonly RegisteredModel[]
  shown: readonly RegisteredModel[]
  /** For the search as it is typed now. */
  answered: boolean
  /** Its last page is in. */
  complete: boolean
}

export interface Filled {
  rows: readonly RegisteredModel[]
  /** How many of them are as they were read. */
  read: number
}

/**
 * The rows of a search, with what a reading knows where the server has not spoken: all that fits while it has not answered;
 * after its rows, those that it has not come to yet, and those that fit beside their name, which it was not asked about.
 * Null: nothing is searched for.
 */
export function fillIn(
  typed: string,
  sort: ModelSort,
  said: Said,
  reading: Pick<SnapshotSearch, 'find'>,
): Filled | null {
  const terms = termsOf(parseSearch(typed))
  if (terms.length === 0) return null
  const hits = reading.find(terms)
  const known = new Map(said.read.map((model) => [model.name, model]))
  if (!said.answered) {
    const fits = matcher(terms)
    const fitsButWords = matcher(terms.filter(({ kind }) => kind !== 'word'))
    const inReading = new Set(hits.map(({ model }) => model.name))
    // what was read since is newer, whether it fits or no longer does
    const fresh = said.read.filter((model) => !inReading.has(model.name) && fits(model))
    const found = hits.flatMap(({ model, strict }) => {
      const now = known.get(model.name)
      if (now === undefined) return [rowOf(model)]
      return (strict ? fits : fitsButWords)(now) ? [now] : []
    })
    const all = [...found, ...fresh].sort(inOrder(sort))
    return { rows: all, read: all.filter(({ name }) => !known.has(name)).length }
  }
  const more = hits
    .filter((hit) => !known.has(hit.model.name) && mayBe(hit, said, terms))
    .map(({ model }) => rowOf(model))
    .sort(inOrder(sort))
  return { rows: more.length === 0 ? said.shown : [...said.shown, ...more], read: more.length }
}

/** A server that has named all has not named it: then it is gone, or fits only by what was not asked. */
const mayBe = ({ strict }: Hit, { complete }: Said, terms: readonly Term[]) =>
  !complete || (!strict && terms.some(({ kind }) => kind === 'word'))

/** As a row of the list. Its versions are not known beyond the newest one’s number. */
const rows = new WeakMap<ListedModel, RegisteredModel>()
function rowOf(model: ListedModel): RegisteredModel {
  const row = rows.get(model) ?? { ...model, latestVersions: [] }
  rows.set(model, row)
  return row
}

const byName = (a: RegisteredModel, b: RegisteredModel) => (a.name < b.name ? -1 : 1)

function inOrder(sort: ModelSort): (a: RegisteredModel, b: RegisteredModel) => number {
  switch (sort) {
    case 'name':
      return byName
    case '-name':
      return (a, b) => byName(b, a)
    case 'updated':
      return (a, b) => time(a) - time(b) || byName(a, b)
    case '-updated':
      return (a, b) => time(b) - time(a) || byName(a, b)
  }
  throw sort satisfies never
}

const time = ({ updated }: RegisteredModel) => updated?.getTime() ?? 0

/** What facets count: all models there are, or those of a search, each as it is known best. */
export function toCount(
  read: readonly RegisteredModel[],
  filled: Filled | null,
  { models }: Pick<SnapshotSearch, 'models'>,
) {
  const known = new Set(read.map(({ name }) => name))
  const shown = filled && new Set(filled.rows.map(({ name }) => name))
  const counts = ({ name }: { name: string }) => shown?.has(name) !== false
  return [
    ...read.filter(counts),
    ...models.filter((model) => !known.has(model.name) && counts(model)).map(countedOf),
  ]
}

/** Made once for each model: with every letter that is typed, all are counted anew. */
const counted = new WeakMap<ListedModel, Counted>()
type Counted = ReturnType<typeof toCounted>

const toCounted = ({ stages = [], ...model }: ListedModel) => ({
  ...model,
  latestVersions: stages.map((stage) => ({ stage })),
})

function countedOf(model: ListedModel): Counted {
  const made = counted.get(model) ?? toCounted(model)
  counted.set(model, made)
  return made
}
