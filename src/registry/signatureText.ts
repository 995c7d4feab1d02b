import type { DataType } from './signature'

/** A type in one short text, its inside left out: `long`, `array<object>`, `map<array<double>>`. */
export function typeText(type: DataType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name
    case 'array':
      return `array<${typeText(type.items)}>`
    case 'map':
      return `map<${typeText(type.values)}>`
    case 'object':
    case 'any':
      return type.kind
    case 'unknown':
      return type.text
    default:
      return type satisfies never
  }
}
