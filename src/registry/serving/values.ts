import type { Json } from '../../lib/parseJson'

/** What stands in a cell; null: nothing, where a record has no such key or a row is too short. */
export type Cell = Json | null

export type CellKind =
  | 'absent'
  | 'null'
  | 'boolean'
  | 'integer'
  | 'number'
  /** NaN or an infinity: Python reads and writes them, JSON has none. */
  | 'not finite'
  | 'text'
  | 'list'
  | 'object'

export function kindOf(cell: Cell): CellKind {
  if (cell === null) return 'absent'
  switch (cell.kind) {
    case 'text':
      return 'text'
    case 'list':
      return 'list'
    case 'map':
      return 'object'
    case 'literal':
      if (cell.raw === 'null') return 'null'
      if (cell.raw === 'true' || cell.raw === 'false') return 'boolean'
      if (/^-?\d+$/.test(cell.raw)) return 'integer'
      // 1e999 is a number in JSON and an infinity in Python
      return Number.isFinite(Number(cell.raw)) ? 'number' : 'not finite'
    default:
      return cell satisfies never
  }
}

const WORDS: Record<CellKind, string> = {
  absent: 'nothing',
  null: 'null',
  boolean: 'a boolean',
  integer: 'an integer',
  number: 'a number with a fraction',
  'not finite': 'no finite number',
  text: 'text',
  list: 'a list',
  object: 'an object',
}

export const wordOf = (cell: Cell): string => WORDS[kindOf(cell)]

export const isMissing = (cell: Cell): boolean => cell === null || cell.raw === 'null'

/** The integer a cell is written as. */
export const integerOf = (cell: Cell): bigint | null =>
  kindOf(cell) === 'integer' ? BigInt(cell?.raw ?? 0) : null

export const within = (value: bigint, bits: number): boolean =>
  value >= -(2n ** BigInt(bits - 1)) && value < 2n ** BigInt(bits - 1)

/** What pandas makes of a list of JSON values: one type if they share one, else Python objects. */
export type Dtype = 'int64' | 'uint64' | 'float64' | 'bool' | 'str' | 'object'

export function dtypeOf(cells: readonly Cell[]): Dtype {
  const kinds = new Set(cells.map(kindOf))
  const only = (...some: CellKind[]) => [...kinds].every((kind) => some.includes(kind))
  const any = (...some: CellKind[]) => some.some((kind) => kinds.has(kind))
  if (only('integer') && kinds.size > 0) {
    const values = cells.map((cell) => integerOf(cell) ?? 0n)
    if (values.every((value) => within(value, 64))) return 'int64'
    return values.every((value) => value >= 0n && value < 2n ** 64n) ? 'uint64' : 'object'
  }
  const numbers = only('integer', 'number', 'not finite', 'null', 'absent')
  if (numbers && any('integer', 'number', 'not finite')) {
    return cells.every((cell) => within(integerOf(cell) ?? 0n, 65)) ? 'float64' : 'object'
  }
  // an absent cell is a NaN, which is a float to pandas even where nothing else is there
  if (only('absent') && kinds.size > 0) return 'float64'
  if (only('boolean') && kinds.size > 0) return 'bool'
  return only('text', 'null', 'absent') && kinds.has('text') ? 'str' : 'object'
}

/** Python's `int(text)` reads it. */
export const isIntegerText = (text: string): boolean => /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text)

/** Python's `float(text)` reads it. */
export const isNumberText = (text: string): boolean =>
  /^\s*[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)\s*$/i.test(
    text,
  )
