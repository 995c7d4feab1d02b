import type { DataType, Field, Signature, Tensor } from './signature'

/** More would be no example any more. */
const MOST_NUMBERS = 1000

/**
 * A body for `/invocations` made up from the signature alone: one row with a value of each type, params as they are by
 * default. Null where the signature names no inputs, or ones that can't be made up.
 */
export function madeUpBody({ inputs, params }: Signature): string | null {
  if (inputs.state !== 'given' || inputs.fields.length === 0) return null
  const data = inputsOf(inputs.fields)
  if (data === null) return null
  const given = params.state === 'given' ? params.fields : []
  const texts = given.flatMap((param) =>
    'kind' in param ? [] : [`${JSON.stringify(param.name)}: ${param.default}`],
  )
  const more = texts.length === 0 ? '' : `, "params": {${texts.join(', ')}}`
  return `{${data}${more}}`
}

function inputsOf(fields: readonly Field[]): string | null {
  const columns = fields.filter((field) => field.kind === 'column')
  const tensors = fields.filter((field) => field.kind === 'tensor')
  if (columns.length === fields.length) {
    const row = columns.map(({ type }) => valueOf(type))
    const names = columns.flatMap(({ name }) => name ?? [])
    const named = names.length === columns.length && { columns: names }
    return `"dataframe_split": ${JSON.stringify({ ...named, data: [row] })}`
  }
  if (tensors.length !== fields.length || !tensors.every(isSmall)) return null
  const [first] = tensors
  const values = tensors.map((tensor): [string, unknown] => [tensor.name ?? '', zeros(tensor)])
  const whole = first?.name === null ? zeros(first) : Object.fromEntries(values)
  return `"inputs": ${JSON.stringify(whole)}`
}

const lengths = ({ shape }: Tensor) => shape.map((length) => (length < 0 ? 1 : length))

const isSmall = (tensor: Tensor) =>
  lengths(tensor).reduce((product, length) => product * length, 1) <= MOST_NUMBERS

function zeros(tensor: Tensor): unknown {
  const element = { bool: false, str: 'text', object: 'text' }[tensor.dtype] ?? 0
  return lengths(tensor).reduceRight<unknown>(
    (inner, length) => Array.from({ length }, () => inner),
    element,
  )
}

function valueOf(type: DataType): unknown {
  switch (type.kind) {
    case 'scalar':
      return {
        boolean: true,
        integer: 1,
        long: 1,
        float: 0.5,
        double: 0.5,
        string: 'text',
        binary: 'dGV4dA==',
        datetime: '2026-01-31T10:00:00',
      }[type.name]
    case 'array':
      return [valueOf(type.items)]
    case 'map':
      return { key: valueOf(type.values) }
    case 'object':
      return Object.fromEntries(type.properties.map((each) => [each.name, valueOf(each.type)]))
    case 'any':
    case 'unknown':
      return null
    default:
      return type satisfies never
  }
}

/**
 * The body for an example that was logged without one, by MLflow before 2.15: the file itself holds `inputs` for arrays,
 * a data frame in its layout, or any JSON.
 */
export function bodyOfExample(
  { type, orient }: { type: string | null; orient: string | null },
  text: string,
): string | null {
  if (type === 'dataframe' && (orient === 'split' || orient === 'records'))
    return `{"dataframe_${orient}": ${text.trim()}}`
  if (type === 'ndarray') return text
  return type === 'json_object' ? `{"inputs": ${text.trim()}}` : null
}
