import type { Mark } from './event'

/**
 * Whether two records mean the same version. A number is given again after its model was deleted and remade; where only one
 * of them says when it was made, the number decides.
 */
export function sameMark(a: Mark | null, b: Mark | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.version === b.version && (a.created === null || b.created === null || a.created === b.created)
  )
}
