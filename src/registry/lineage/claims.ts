import { parseJson } from '../../lib/parseJson'
import type { VersionRef } from '../model'

/** `mlflow.modelVersions` of a logged model: `[{"name":…,"version":5}]`, the number as a number, a text or both. */
export const claimedVersions = (text: string | undefined): VersionRef[] =>
  namedVersions(text).map(({ name, version }) => ({ model: name, version }))

/** `mlflow.linkedPrompts` of a run or a logged model: `[{"name":…,"version":"2"}]`. */
export const claimedPrompts = (text: string | undefined) => namedVersions(text)

/** What isn't such a list claims nothing: anybody can write these tags. */
function namedVersions(text: string | undefined): { name: string; version: string }[] {
  if (text === undefined) return []
  try {
    const json = parseJson(text)
    if (json.kind !== 'list') return []
    const found = new Map<string, { name: string; version: string }>()
    for (const item of json.items) {
      if (item.kind !== 'map') continue
      const named = item.entries.find(([key]) => key === 'name')?.[1]
      const numbered = item.entries.find(([key]) => key === 'version')?.[1]
      if (named?.kind !== 'text' || named.value === '' || numbered === undefined) continue
      const version =
        numbered.kind === 'text' ? numbered.value : numbered.kind === 'literal' ? numbered.raw : ''
      if (!/^\d+$/.test(version)) continue
      found.set(JSON.stringify([named.value, version]), { name: named.value, version })
    }
    return [...found.values()]
  } catch {
    return []
  }
}
