import { spell } from './spell'

/** Characters, as Python counts them: by code point. */
export const TAG_KEY_MAX = 250
export const TAG_VALUE_MAX = 100_000

/** The column of a model's tag on every database but SQLite, where it has no end. */
const SURE_VALUE = 5_000

/** How many characters MLflow sees in a text. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/**
 * Why MLflow would refuse a new tag of this key, or why it should not get one; null when it may. The same rule as the
 * server's: https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/validation.py (_validate_tag_name). Python's \w
 * has letters and numbers of every script, but no combining marks.
 */
export function whyNotTagKey(key: string): string | null {
  if (key === '') return 'A tag needs a key.'
  const bad = /[^\p{L}\p{N}_/. :-]/u.exec(key)?.[0]
  if (bad !== undefined) {
    return `Only letters, digits, spaces and - _ . : / are possible: ${spell(bad)} is not.`
  }
  const length = lengthOf(key)
  if (length > TAG_KEY_MAX) return `At most ${TAG_KEY_MAX} characters; this has ${length}.`
  return whyNotPath(key) ?? whyReserved(key)
}

/** A key may end up as the name of a file, so one that would name another file is refused. */
function whyNotPath(key: string): string | null {
  if (key.startsWith('/')) return 'It may not begin with a slash.'
  if (key.endsWith('/')) return 'It may not end with a slash.'
  if (key.startsWith('..')) return 'It may not begin with two dots.'
  const parts = key.split('/')
  if (parts.includes('')) return 'Two slashes may not stand together.'
  const dots = parts.find((part) => part === '.' || part === '..')
  return dots === undefined ? null : `“${dots}” may not stand alone between slashes.`
}

/** Why a tag is not for people to change: MLflow finds prompts and their text by such tags. Null for any other. */
export function whyReserved(key: string): string | null {
  return /^(?:mlflow\.|_mlflow_)/.test(key)
    ? 'MLflow keeps this tag for itself: it may stop working when somebody changes it.'
    : null
}

/** Why MLflow would refuse this value, or null when it would take it. The empty value is a value. */
export function whyNotTagValue(value: string): string | null {
  if (!value.isWellFormed())
    return 'It holds half a character: MLflow would take it and keep nothing of the text.'
  const length = lengthOf(value)
  if (length <= TAG_VALUE_MAX) return null
  return `At most ${TAG_VALUE_MAX.toLocaleString('en')} characters; this has ${length.toLocaleString('en')}.`
}

/**
 * What may go wrong with a value that MLflow itself takes, or null. The column for a model's tag holds 5,000 characters,
 * on SQLite any number; the one for a version's is text.
 */
export function tagValueRisk(value: string, on: 'model' | 'version'): string | null {
  if (on === 'version' || lengthOf(value) <= SURE_VALUE) return null
  return 'More than 5,000 characters: MLflow on another database than SQLite may refuse it.'
}

/** "12 characters left of 250", once more than nine tenths are used; null before, and when there are too many. */
export function charactersLeft(text: string, most: number): string | null {
  const left = most - lengthOf(text)
  if (left < 0 || left > most / 10) return null
  return `${left.toLocaleString('en')} ${left === 1 ? 'character' : 'characters'} left of ${most.toLocaleString('en')}`
}
