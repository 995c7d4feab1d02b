import type { DescriptionChange } from './annotation'
import { whyNotDescription } from './descriptionRules'
import type { Subject } from './subject'

/** What sending a description would do. */
export type DescriptionPlan =
  | { kind: 'incomplete'; because: string }
  | { kind: 'nothing-to-do' }
  /** Somebody changed it since: what this would replace has not been seen. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'ready'; change: DescriptionChange }

/** Plans a description that began from `base`, and compares that with what is there by now (`current`). */
export function planDescription(
  { on, base, text }: { on: Subject; base: string; text: string },
  current: string,
): DescriptionPlan {
  if (text === current) return { kind: 'nothing-to-do' }
  if (base !== current) return { kind: 'changed-meanwhile' }
  const because = whyNotDescription(text)
  if (because !== null) return { kind: 'incomplete', because }
  return { kind: 'ready', change: { on, from: base, to: text } }
}
