import type { RegisteredModel, Tags } from '../../registry/model'
import { whyReserved } from '../../registry/tagRules'

const MOST = 50

/** Keys in use on the model and its newest versions that this one does not have: the same thing gets the same key. */
export function keySuggestions(model: RegisteredModel | undefined, taken: Tags): string[] {
  const all = [model?.tags, ...(model?.latestVersions ?? []).map(({ tags }) => tags)]
  const keys = new Set(all.flatMap((tags) => [...(tags?.keys() ?? [])]))
  return [...keys].filter((key) => !taken.has(key) && whyReserved(key) === null).slice(0, MOST)
}
