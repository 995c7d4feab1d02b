import type { DataType, Field, Property } from '../../registry/signature'

/** One line of a signature's tree. */
export interface Row {
  /** Where it is, by position: unique within its tree, and stable while rows open and close. */
  key: string
  /** 1 for a column or tensor, 2 for what is inside it. */
  level: number
  /** Null where the signature has only positions. */
  name: string | null
  /** 1-based position among its siblings, to name what has no name. */
  position: number
  /** The named rows around it, outermost first. */
  within: readonly string[]
  field: Field
  /** What can be opened: how many rows are directly inside. */
  inside: number
  open: boolean
  /** False for a row that is only there for what is inside it. */
  hit: boolean
}

export interface Rows {
  rows: readonly Row[]
  /** How many entries of the top level are among them. */
  entries: number
  /** There are more rows than were asked for. */
  cut: boolean
}

/** Levels that are open until somebody closes them. */
const OPEN_TO_LEVEL = 2

/**
 * The visible rows of a signature's side, at most `limit` of them: a wide or deep signature costs what is shown, not
 * what it holds. `turned` are the keys whose default somebody changed.
 */
export function visibleRows(
  fields: readonly Field[],
  turned: ReadonlySet<string>,
  limit: number,
): Rows {
  const rows: Row[] = []
  let entries = 0
  // an explicit stack: a file may nest deeper than calls may
  const stack: Row[] = []
  const push = (parent: Row | null, siblings: readonly Field[]) => {
    const taken = siblings.slice(0, limit - rows.length + 1)
    for (let i = taken.length - 1; i >= 0; i--) {
      const field = taken[i]
      if (field !== undefined) stack.push(openRow(toRow(parent, field, i), turned))
    }
  }
  push(null, fields)
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    if (rows.length >= limit) return { rows, entries, cut: true }
    rows.push(row)
    if (row.level === 1) entries++
    if (row.open) push(row, propertiesOf(row.field))
  }
  return { rows, entries, cut: entries < fields.length }
}

const openRow = (row: Row, turned: ReadonlySet<string>): Row => ({
  ...row,
  open: row.inside > 0 && row.level <= OPEN_TO_LEVEL !== turned.has(row.key),
})

/** A closed row for a field among its siblings. */
export function toRow(parent: Row | null, field: Field, at: number): Row {
  const key = parent === null ? String(at) : `${parent.key}.${at}`
  const level = parent === null ? 1 : parent.level + 1
  const inside = propertiesOf(field).length
  return {
    key,
    level,
    name: field.kind === 'unreadable' ? null : field.name,
    position: at + 1,
    within: parent === null ? [] : [...parent.within, parent.name ?? `#${parent.position}`],
    field,
    inside,
    open: false,
    hit: true,
  }
}

/** What is directly inside a field, through lists and maps. */
export function propertiesOf(field: Field): readonly Field[] {
  if (field.kind !== 'column') return []
  return (objectIn(field.type)?.properties ?? []).map(({ name, type, required }: Property) => ({
    kind: 'column',
    name,
    type,
    required,
  }))
}

/** Whether there are more than `most` fields, at any depth; stops counting there. */
export function moreThan(most: number, fields: readonly Field[]): boolean {
  let left = most
  const count = (some: readonly Field[]): boolean =>
    some.some((field) => left-- === 0 || count(propertiesOf(field)))
  return count(fields)
}

/** The object at the bottom of arrays and maps: `array<object>` opens on the object's properties. */
function objectIn(type: DataType): Extract<DataType, { kind: 'object' }> | null {
  let at = type
  for (;;) {
    if (at.kind === 'array') at = at.items
    else if (at.kind === 'map') at = at.values
    else return at.kind === 'object' ? at : null
  }
}
