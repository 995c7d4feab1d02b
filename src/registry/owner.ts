import type { Tags } from './model'

/** The tag that says who answers for a model: `owner`, else `team`. */
export const ownerTag = (tags: Tags) => ['owner', 'team'].find((key) => tags.get(key))

/** Who answers for a model, as its tags say; null: they don't. */
export function ownerOf(tags: Tags): string | null {
  const key = ownerTag(tags)
  return key === undefined ? null : (tags.get(key) ?? null)
}
