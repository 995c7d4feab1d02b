import type { Flavor } from './mlmodel'

const PICKLE_FILE = /\.(?:pkl|pickle|joblib|dill)$/i

/**
 * The word for a flavor whose files are loaded by unpickling ("pickle", "cloudpickle"…), null where nothing says so.
 * Other formats may run code as well; this is only about pickles.
 */
export function howPickled(entries: Flavor['entries']): string | null {
  const texts = entries.flatMap(([key, value]) =>
    value.kind === 'text' ? [[key, value.text] as const] : [],
  )
  const format = texts.find(([key]) => key === 'serialization_format')?.[1]
  // skops, the other format of MLflow's sklearn flavor, runs nothing
  if (format !== undefined) return /pickle|joblib|dill/i.test(format) ? format : null
  if (texts.some(([key]) => key === 'cloudpickle_version')) return 'cloudpickle'
  return texts.some(([, text]) => PICKLE_FILE.test(text)) ? 'pickle' : null
}
