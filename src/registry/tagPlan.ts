import type { TagChange } from './annotation'
import type { Tags } from './model'
import type { Subject } from './subject'
import { whyNotTagKey, whyNotTagValue } from './tagRules'

/** What somebody has typed for a tag so far. */
export interface TagDraft {
  on: Subject
  key: string
  /** A key of their own; else that of a tag which is there, and is taken as it is. */
  isNew: boolean
  value: string
  /** What the tag held when they looked; null: it was not there. */
  seen: string | null
}

/** What saving would do. */
export type TagPlan =
  /** `about` says which of the two has to be written otherwise. */
  | { kind: 'incomplete'; about: 'key' | 'value'; because: string }
  | { kind: 'nothing-to-do' }
  /** Somebody changed it since: what this would replace has not been seen. */
  | { kind: 'changed-meanwhile'; now: string | null }
  | { kind: 'ready'; change: TagChange }

/** Plans a tag from what the person saw, and compares that with what is known by now (`tags`). */
export function planTag({ on, key, isNew, value, seen }: TagDraft, tags: Tags): TagPlan {
  const now = tags.get(key) ?? null
  if (isNew && seen === null) {
    const whyNot = whyNotTagKey(key)
    if (whyNot !== null) return { kind: 'incomplete', about: 'key', because: whyNot }
    if (now !== null && now !== value) {
      const because = 'A tag of this key is there: edit it in the list.'
      return { kind: 'incomplete', about: 'key', because }
    }
  }
  const whyNot = whyNotTagValue(value)
  if (whyNot !== null) return { kind: 'incomplete', about: 'value', because: whyNot }
  if (now === value) return { kind: 'nothing-to-do' }
  if (now !== seen) return { kind: 'changed-meanwhile', now }
  return { kind: 'ready', change: { on, key, from: seen, to: value } }
}
