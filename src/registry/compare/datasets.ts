import { datasetFacts } from '../datasetFacts'
import type { Dataset } from '../tracking'

/** Data that a run read, under one name and for one purpose. */
export interface DataFact {
  name: string
  /** What it was read for (`mlflow.data.context`), where the run says. */
  context: string | null
  /** Sorted; a run may read several parts of one name. '' where none was logged. */
  digests: readonly string[]
  address: string | null
}

/** The datasets of a run by name and purpose. */
export function dataFacts(datasets: readonly Dataset[]): ReadonlyMap<string, DataFact> {
  const facts = new Map<string, DataFact>()
  for (const dataset of datasets) {
    const { name, context, digest } = dataset
    const key = JSON.stringify([name, context])
    const digests = new Set([...(facts.get(key)?.digests ?? []), digest])
    const address = facts.get(key)?.address ?? datasetFacts(dataset).address
    facts.set(key, { name, context, digests: [...digests].toSorted(), address })
  }
  return facts
}

/** The same data: without a digest nobody can tell. */
export const isSameData = (a: DataFact, b: DataFact) =>
  hasSameDigests(a, b) && a.address === b.address

const hasSameDigests = (a: DataFact, b: DataFact) =>
  a.digests.join('\n') === b.digests.join('\n') && !a.digests.includes('')

/** How the data of one version became that of another, in a word or two. */
export function dataMove(before: DataFact | null, now: DataFact | null): string {
  if (now === null) return before === null ? '' : 'removed'
  if (before === null) return 'added'
  if (isSameData(before, now)) return 'same'
  if (hasSameDigests(before, now)) return 'new source'
  return before.digests.includes('') || now.digests.includes('') ? 'digest unknown' : 'new digest'
}
