import type { Page } from '../backend'

/** Pages read for one answer when the server answers with more than was meant: then the rest waits for "more". */
const MOST_PAGES = 5

/**
 * Reads on until `enough` rows passed `keep` or the server has no more, so that a page thinned out here is not taken for
 * the end. A token that leads to itself ends the list.
 */
export async function fillPage<T>(
  readPage: (cursor: string | null) => Promise<Page<T>>,
  cursor: string | null,
  enough: number,
  keep: (item: T) => boolean,
): Promise<Page<T>> {
  const items: T[] = []
  let skipped = 0
  let next = cursor
  for (let read = 0; read < MOST_PAGES; read++) {
    const page = await readPage(next)
    items.push(...page.items.filter(keep))
    skipped += page.skipped
    next = page.next === next ? null : page.next
    if (next === null || items.length >= enough) break
  }
  return { items, next, skipped }
}
