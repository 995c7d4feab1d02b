import { parseJson } from '../../lib/parseJson'
import type { Tags } from '../model'

/** Tags by which people say who uses a version, and what each is about. */
export const DECLARED = [
  { key: 'serving.mode', label: 'Serving' },
  { key: 'serving.endpoint', label: 'Endpoint' },
  { key: 'consumers', label: 'Consumers' },
] as const

export interface Declaration {
  label: string
  key: string
  /** Whose tag it is: the model's holds where the version has none of its own. */
  on: 'version' | 'model'
  values: readonly string[]
}

/** Many more than these are no list that somebody wrote down. */
const MOST = 200

/** What is declared, in the order of `DECLARED`. `model` is null where its tags are not known. */
export function declarations(version: Tags, model: Tags | null): readonly Declaration[] {
  return DECLARED.flatMap(({ key, label }) => {
    for (const [on, tags] of [
      ['version', version],
      ['model', model],
    ] as const) {
      const values = listOf(tags?.get(key) ?? '')
      if (values.length > 0) return [{ key, label, on, values }]
    }
    return []
  })
}

/** A list as people write one in a tag: with commas, semicolons or lines between, or as JSON. Each once. */
export function listOf(text: string): readonly string[] {
  const items = jsonList(text) ?? text.split(/[,;\n]/)
  return [...new Set(items.map((item) => item.trim()))].filter((item) => item !== '').slice(0, MOST)
}

function jsonList(text: string): string[] | null {
  if (!text.trimStart().startsWith('[')) return null
  try {
    const json = parseJson(text)
    if (json.kind !== 'list') return null
    return json.items.map((item) => (item.kind === 'text' ? item.value : item.raw))
  } catch {
    return null
  }
}
