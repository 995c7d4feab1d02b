import type { Finding } from '../serving/findings'

export const bodyProblem = ({ path, text }: Finding): string =>
  path === '' ? text : `${path}: ${text}`

/** "3 packages", "1 package". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

const MOST = 6

/** The first few of a list in one text, and how many more there are. */
export function listed(items: readonly string[]): string {
  const rest = items.length - MOST
  return rest > 0 ? `${items.slice(0, MOST).join(', ')} and ${rest} more` : items.join(', ')
}
