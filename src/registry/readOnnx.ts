/** What an ONNX file says of itself: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
export interface OnnxFacts {
  irVersion: number | null
  producer: string | null
  /** The domain '' is ONNX's own. */
  opsets: readonly { domain: string; version: number }[]
  inputs: readonly OnnxValue[]
  outputs: readonly OnnxValue[]
  /** Weights in other files, by their names there. */
  external: readonly string[]
}

export interface OnnxValue {
  name: string
  type: string
  shape: readonly (number | string)[]
}

/** More of a kind than this is left out: a list to read, not to search. */
const MOST = 200
// onnx.TensorProto.DataType
const TYPES =
  'undefined,float,uint8,int8,uint16,int16,int32,int64,string,bool,float16,double,uint32,uint64,complex64,complex128,bfloat16'.split(
    ',',
  )

/**
 * Null when the bytes are no ONNX file, or not all of one. Looks at each field once and steps over what it doesn't need
 * (the nodes, the weights), so that it is quick for any bytes.
 */
export function readOnnx(bytes: Uint8Array): OnnxFacts | null {
  try {
    return readModel(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readModel(bytes: Uint8Array): OnnxFacts | null {
  const opsets: { domain: string; version: number }[] = []
  const external = new Set<string>()
  let [irVersion, producer, version]: [number | null, string, string] = [null, '', '']
  const graph: { inputs: OnnxValue[]; outputs: OnnxValue[]; weights: Set<string> } = {
    inputs: [],
    outputs: [],
    weights: new Set(),
  }
  for (const { field, number, part } of fields(bytes)) {
    if (field === 1) irVersion = number
    else if (field === 2) producer = text(part)
    else if (field === 3) version = text(part)
    else if (field === 7) readGraph(part, graph, external)
    else if (field === 8 && opsets.length < MOST) opsets.push(readOpset(part))
  }
  if (irVersion === null || opsets.length === 0) return null
  const { inputs, outputs, weights } = graph
  return {
    irVersion,
    producer: [producer, version].filter(Boolean).join(' ') || null,
    opsets,
    // before IR 4 the weights had to be inputs as well
    inputs: inputs.filter(({ name }) => !weights.has(name)),
    outputs,
    external: [...external],
  }
}

function readOpset(bytes: Uint8Array) {
  const opset = { domain: '', version: 0 }
  for (const { field, number, part } of fields(bytes)) {
    if (field === 1) opset.domain = text(part)
    else if (field === 2) opset.version = number
  }
  return opset
}

function readGraph(
  bytes: Uint8Array,
  graph: { inputs: OnnxValue[]; outputs: OnnxValue[]; weights: Set<string> },
  external: Set<string>,
) {
  for (const { field, part } of fields(bytes)) {
    if (field === 5) readWeight(part, graph.weights, external)
    else if (field === 11 && graph.inputs.length < MOST) graph.inputs.push(readValue(part))
    else if (field === 12 && graph.outputs.length < MOST) graph.outputs.push(readValue(part))
  }
}

function readWeight(bytes: Uint8Array, weights: Set<string>, external: Set<string>) {
  const stored: Uint8Array[] = []
  for (const { field, part } of fields(bytes)) {
    if (field === 8) weights.add(text(part))
    else if (field === 13) stored.push(part)
  }
  for (const entry of stored) {
    let [key, value] = ['', '']
    for (const { field, part } of fields(entry)) {
      if (field === 1) key = text(part)
      else if (field === 2) value = text(part)
    }
    if (key === 'location' && external.size < MOST) external.add(value)
  }
}

function readValue(bytes: Uint8Array): OnnxValue {
  const value: { name: string; type: string; shape: (number | string)[] } = {
    name: '',
    type: 'not a tensor',
    shape: [],
  }
  for (const { field, part } of fields(bytes)) {
    if (field === 1) value.name = text(part)
    if (field !== 2) continue
    for (const type of fields(part)) if (type.field === 1) readTensor(type.part, value)
  }
  return value
}

function readTensor(bytes: Uint8Array, value: { type: string; shape: (number | string)[] }) {
  for (const { field, number, part } of fields(bytes)) {
    if (field === 1) value.type = TYPES[number] ?? `type ${number}`
    if (field !== 2) continue
    for (const dimension of fields(part)) {
      if (value.shape.length < MOST) value.shape.push(readDimension(dimension.part))
    }
  }
}

function readDimension(bytes: Uint8Array): number | string {
  for (const { field, number, part } of fields(bytes)) {
    if (field === 1) return number
    if (field === 2) return text(part)
  }
  return '?'
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 1000))

interface ProtoField {
  field: number
  number: number
  part: Uint8Array
}

const NOTHING = new Uint8Array()

/** The fields of one protobuf message; RangeError where it breaks off. */
function* fields(bytes: Uint8Array): Generator<ProtoField> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw new RangeError('it breaks off')
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new RangeError('no number')
  }
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('it breaks off')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = varint()
    const field = Math.floor(tag / 8)
    switch (tag % 8) {
      case 0:
        yield { field, number: varint(), part: NOTHING }
        break
      case 1:
        take(8)
        break
      case 2:
        yield { field, number: 0, part: take(varint()) }
        break
      case 5:
        take(4)
        break
      default:
        throw new RangeError('no such kind of field')
    }
  }
}
