import type { Field, Param, Unreadable } from '../../registry/signature'
import { typeText } from '../../registry/signatureText'
import { paramType } from './paramType'
import { type Row, propertiesOf, toRow } from './rows'

/** The words of a search, in lower case; none finds everything. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().split(/\s+/).filter(Boolean)

/** Each word stands in the path (`messages.role`) or in the type. */
export function matches(path: readonly string[], type: string, words: readonly string[]): boolean {
  const where = `${path.join('.')} ${type}`.toLowerCase()
  return words.every((word) => where.includes(word))
}

export interface Hits {
  rows: readonly Row[]
  /** How many rows match, at any depth, drawn or not. */
  hits: number
  cut: boolean
}

interface Found {
  row: Row
  /** Something inside matches. */
  holds: boolean
  inside: readonly Found[]
}

/**
 * The rows that match, with the rows around them; what is inside a match can be opened. `turned`: keys whose default
 * somebody changed.
 */
export function searchRows(
  fields: readonly Field[],
  words: readonly string[],
  turned: ReadonlySet<string>,
  limit: number,
): Hits {
  let hits = 0
  // as deep as the reader of signatures lets a type be
  const find = (parent: Row | null, siblings: readonly Field[], shown: boolean): Found[] =>
    siblings.flatMap((field, at) => {
      const row = toRow(parent, field, at)
      const hit = matches([...row.within, row.name ?? ''], textOf(field), words)
      if (hit) hits++
      const inside = find(row, propertiesOf(field), hit || shown)
      const holds = inside.some((each) => each.row.hit || each.holds)
      if (!hit && !holds && !shown) return []
      const open = row.inside > 0 && holds !== turned.has(row.key)
      return [{ row: { ...row, hit, open }, holds, inside }]
    })
  const rows: Row[] = []
  const draw = (found: readonly Found[]) => {
    for (const { row, inside } of found) {
      if (rows.length > limit) return
      rows.push(row)
      if (row.open) draw(inside)
    }
  }
  draw(find(null, fields, false))
  return { rows: rows.slice(0, limit), hits, cut: rows.length > limit }
}

function textOf(field: Field): string {
  if (field.kind === 'unreadable') return field.text
  return field.kind === 'tensor' ? field.dtype : typeText(field.type)
}

export const paramMatches = (param: Param | Unreadable, words: readonly string[]): boolean =>
  'kind' in param ? matches([], param.text, words) : matches([param.name], paramType(param), words)
