/** The form of a JSON value: keys and types, never values. A list is the set of the forms of its items. */
export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape }

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    const forms = new Map(value.map((item) => [JSON.stringify(shapeOf(item)), shapeOf(item)]))
    return [...forms].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, form]) => form)
  }
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, shapeOf(inner)]))
}

type Fields = { readonly [key: string]: Shape }

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape)
const isFields = (shape: Shape | undefined): shape is Fields =>
  typeof shape === 'object' && !isList(shape)

/** One form with the fields of both; what is no object in both stays the first. */
function merge(a: Shape, b: Shape): Shape {
  if (isList(a) && isList(b)) return [...a, ...b]
  if (!isFields(a) || !isFields(b)) return a
  const all: Record<string, Shape> = { ...a }
  for (const [key, form] of Object.entries(b)) {
    const known = all[key]
    all[key] = known === undefined ? form : merge(known, form)
  }
  return all
}

/** Where `shape` says something that `wider` does not allow; empty: it fits. */
export function beyond(shape: Shape, wider: Shape, at = ''): string[] {
  if (isFields(shape) && isFields(wider)) {
    return Object.entries(shape).flatMap(([key, form]) => {
      const known = wider[key]
      return known === undefined ? [`${at}.${key}: unknown`] : beyond(form, known, `${at}.${key}`)
    })
  }
  if (isList(shape) && isList(wider)) {
    const [first, ...others] = wider
    if (first === undefined) return shape.length === 0 ? [] : [`${at}: items in an empty list`]
    return shape.flatMap((form) => beyond(form, others.reduce(merge, first), `${at}[]`))
  }
  return shape === wider ? [] : [`${at}: ${JSON.stringify(shape)} for ${JSON.stringify(wider)}`]
}
