import { lengthOf } from './tagRules'

/** The column on every database but SQLite, where it has no end. */
const SURE = 5_000

/** What the console server takes as a body, less what the names of a model and JSON around it may need. */
const LARGEST = 1024 * 1024 - 16 * 1024

/** Why a description can't be sent, or null when it can. */
export function whyNotDescription(text: string): string | null {
  if (!text.isWellFormed())
    return 'It holds half a character: MLflow would take it and keep nothing of the text.'
  // no character takes more than six bytes (\u0000 in JSON), so that most texts are not counted
  if (text.length * 6 <= LARGEST) return null
  const bytes = new TextEncoder().encode(JSON.stringify(text)).length
  if (bytes <= LARGEST) return null
  return `It is ${Math.ceil(bytes / 1024).toLocaleString('en')} kB long; at most ${LARGEST / 1024} kB can be sent.`
}

/** What may go wrong with a description that can be sent, or how near that is; null where it is far. */
export function descriptionRisk(text: string): string | null {
  const length = lengthOf(text)
  if (length > SURE) {
    return `${length.toLocaleString('en')} characters: with more than 5,000 MLflow on another database than SQLite may refuse it.`
  }
  if (length <= SURE * 0.9) return null
  return `${(SURE - length).toLocaleString('en')} characters left of the 5,000 that every database takes.`
}
