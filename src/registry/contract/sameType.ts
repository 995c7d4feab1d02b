import type { DataType, Property } from '../signature'

/** Equal but for the order of an object's properties. What could not be read is equal to nothing. */
export function sameType(a: DataType, b: DataType): boolean {
  switch (a.kind) {
    case 'scalar':
      return b.kind === 'scalar' && a.name === b.name
    case 'array':
      return b.kind === 'array' && sameType(a.items, b.items)
    case 'map':
      return b.kind === 'map' && sameType(a.values, b.values)
    case 'object':
      return b.kind === 'object' && sameProperties(a.properties, b.properties)
    case 'any':
      return b.kind === 'any'
    case 'unknown':
      return false
    default:
      return a satisfies never
  }
}

function sameProperties(a: readonly Property[], b: readonly Property[]): boolean {
  const others = new Map(b.map((property) => [property.name, property]))
  return (
    a.length === b.length &&
    a.every(({ name, type, required }) => {
      const other = others.get(name)
      return other?.required === required && sameType(type, other.type)
    })
  )
}
