import type { Column, DataType, Field, Signature, Tensor } from '../signature'

/** The inputs, where all of them are known; null otherwise. */
export function fieldsOf(signature: Signature | null): readonly Field[] | null {
  const inputs = signature?.inputs
  return inputs?.state === 'given' && inputs.fields.length > 0 ? inputs.fields : null
}

/** The inputs as tensors, null where they are anything else. */
export function tensorsOf(signature: Signature | null): readonly Tensor[] | null {
  const fields = fieldsOf(signature)
  const tensors = fields?.filter((field) => field.kind === 'tensor') ?? []
  return tensors.length > 0 && tensors.length === fields?.length ? tensors : null
}

/** The inputs as columns, null where they are anything else. */
export function columnsOf(signature: Signature | null): readonly Column[] | null {
  const fields = fieldsOf(signature)
  const columns = fields?.filter((field) => field.kind === 'column') ?? []
  return columns.length > 0 && columns.length === fields?.length ? columns : null
}

/** Those that must be given; all, where none must. */
export function requiredOf(columns: readonly Column[]): readonly Column[] {
  const required = columns.filter(({ required: must }) => must)
  return required.length === 0 ? columns : required
}

/** A longer text than anybody shows: the caller looks for another way. */
const MOST_NUMBERS = 2000

/**
 * A request that fits the signature, in MLflow's scoring format, with values that mean nothing. Only what is required.
 * Null where a type can't be told. Large tensors are cut off: the text is then too long to use anyway.
 */
export function sampleOf(signature: Signature | null): string | null {
  const tensors = tensorsOf(signature)
  if (tensors !== null) return sampleTensors(tensors)
  const columns = columnsOf(signature)
  if (columns === null) return null
  const asked = requiredOf(columns)
  const values = asked.map(({ type }) => sampleValue(type))
  if (values.some((value) => value === null)) return null
  if (asked.some(({ name }) => name === null)) {
    const positions = asked.map((_, i) => i).join(', ')
    return `{"dataframe_split": {"columns": [${positions}], "data": [[${values.join(', ')}]]}}`
  }
  const pairs = asked.map(({ name }, i) => `${JSON.stringify(name)}: ${values[i]}`)
  return `{"dataframe_records": [{${pairs.join(', ')}}]}`
}

function sampleTensors(tensors: readonly Tensor[]): string {
  const values = tensors.map(({ dtype, shape }) => sampleTensor(dtype, shape))
  const named = tensors.every(({ name }) => name !== null)
  if (!named) return `{"inputs": ${values[0]}}`
  const pairs = tensors.map(({ name }, i) => `${JSON.stringify(name)}: ${values[i]}`)
  return `{"inputs": {${pairs.join(', ')}}}`
}

/** One where the shape says "any length". */
export const sizesOf = ({ shape }: Pick<Tensor, 'shape'>): readonly number[] =>
  shape.map((size) => (size < 0 ? 1 : size))

function sampleTensor(dtype: string, shape: readonly number[]): string {
  const item = /^(?:str|object|<U)/.test(dtype)
    ? '"text"'
    : dtype === 'bool'
      ? 'false'
      : zero(dtype)
  const sizes = sizesOf({ shape })
  if (sizes.reduce((all, size) => all * size, 1) > MOST_NUMBERS) {
    return Array.from({ length: MOST_NUMBERS }, () => item).join(', ')
  }
  return sizes.reduceRight(
    (inner, size) => `[${Array.from({ length: size }, () => inner).join(', ')}]`,
    item,
  )
}

const zero = (dtype: string) => (dtype.startsWith('float') ? '0.0' : '0')

function sampleValue(type: DataType): string | null {
  switch (type.kind) {
    case 'scalar':
      return SCALARS[type.name]
    case 'array': {
      const item = sampleValue(type.items)
      return item === null ? null : `[${item}]`
    }
    case 'map': {
      const value = sampleValue(type.values)
      return value === null ? null : `{"key": ${value}}`
    }
    case 'object': {
      const required = type.properties.filter(({ required: must }) => must)
      const pairs = required.map(({ name, type: inner }) => [
        JSON.stringify(name),
        sampleValue(inner),
      ])
      return pairs.some(([, value]) => value === null)
        ? null
        : `{${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')}}`
    }
    case 'any':
      return '"text"'
    case 'unknown':
      return null
    default:
      return type satisfies never
  }
}

const SCALARS = {
  boolean: 'false',
  integer: '0',
  long: '0',
  float: '0.0',
  double: '0.0',
  string: '"text"',
  // base64, as MLflow has bytes in JSON
  binary: '"dGV4dA=="',
  datetime: '"2026-01-31T12:00:00"',
} as const
