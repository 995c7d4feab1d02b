import type { Dataset } from './tracking'

/** Of a source, what a later state of the same data may have otherwise. */
const OF_A_STATE = /version|revision|commit|digest/i

/**
 * Where data lies, as a text that is the same for every state of it; null where its source doesn't say: a dataset that was
 * made in a script names that script, and no place.
 */
export function datasetPlace({ sourceType, source }: Pick<Dataset, 'sourceType' | 'source'>) {
  if (source === null || sourceType === null || sourceType === 'code') return null
  const lasting = readObject(source)
    ?.filter(([key]) => !OF_A_STATE.test(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${sourceType} ${lasting === undefined ? source : JSON.stringify(lasting)}`
}

function readObject(text: string): readonly (readonly [string, unknown])[] | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? Object.entries(read) : null
  } catch {
    return null
  }
}
