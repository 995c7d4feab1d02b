import type { Json } from '../../lib/parseJson'
import type { Tensor } from '../signature'
import type { Findings } from './findings'
import { checkNames } from './frames'
import { castOne } from './numpyCast'
import { wordOf } from './values'

/** `inputs` or `instances` for a signature of tensors. */
export function checkTensors(
  json: Json,
  tensors: readonly Tensor[],
  format: string,
  found: Findings,
) {
  const [first] = tensors
  if (first === undefined) return
  if (first.name === null) {
    if (json.kind === 'map' || json.raw === 'null' || isRows(json))
      found.problem(
        format,
        `the tensor has no name, so it is a list; here is ${isRows(json) ? 'a list of objects' : wordOf(json)}`,
      )
    else checkTensor(json, first, format, found)
    return
  }
  const named = namedTensors(json, tensors, format, found)
  if (named === null) return
  checkNames([...named.keys()], tensors, format, found)
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  for (const [name, value] of named) {
    const tensor = byName.get(name)
    if (tensor !== undefined) checkTensor(value, tensor, `${format}.${name}`, found)
    else if (shapeOf(value) === null) found.problem(`${format}.${name}`, RAGGED)
  }
}

const RAGGED = 'its lists are not all of one length'

const isRows = (json: Json) =>
  json.kind === 'list' && json.items.length > 0 && json.items.every(({ kind }) => kind === 'map')

function namedTensors(json: Json, tensors: readonly Tensor[], format: string, found: Findings) {
  const refuse = () => {
    found.problem(format, `each tensor is given under its name; here is ${wordOf(json)}`)
    return null
  }
  if (json.kind === 'map') return format === 'inputs' ? new Map(json.entries) : refuse()
  if (json.kind !== 'list') return refuse()
  const [only] = tensors
  if (
    tensors.length === 1 &&
    only?.name != null &&
    !json.items.some(({ kind }) => kind === 'map')
  ) {
    return new Map([[only.name, json]])
  }
  // `instances` are rows, stacked under each name; `inputs` are whole tensors
  if (format !== 'instances' || json.items[0]?.kind !== 'map') return refuse()
  const rows = json.items.map((row) => new Map(row.kind === 'map' ? row.entries : []))
  const names = new Set(rows.flatMap((row) => [...row.keys()]))
  const stacked = new Map<string, Json>()
  for (const name of names) {
    const items = rows.flatMap((row) => row.get(name) ?? [])
    if (items.length < rows.length) found.problem(`${format}.${name}`, 'not every row has it')
    stacked.set(name, { kind: 'list', items, raw: `[${items.map(({ raw }) => raw).join(',')}]` })
  }
  return stacked
}

/** Lengths from outside in; null when a list is ragged. Looks at every list once. */
function shapeOf(json: Json): readonly number[] | null {
  if (json.kind !== 'list') return []
  const [first, ...others] = json.items.map(shapeOf)
  if (first === null) return null
  if (first === undefined) return [0]
  const same = others.every((shape) => shape !== null && String(shape) === String(first))
  return same ? [json.items.length, ...first] : null
}

function checkTensor(json: Json, tensor: Tensor, path: string, found: Findings) {
  // any list at all is an array of objects
  if (tensor.dtype === 'object' && String(tensor.shape) === '-1') return
  const shape = shapeOf(json)
  if (shape === null) {
    found.problem(path, RAGGED)
    return
  }
  const fits =
    shape.length === tensor.shape.length &&
    shape.every((length, at) => tensor.shape[at] === -1 || tensor.shape[at] === length)
  if (!fits)
    found.problem(
      path,
      `its shape is (${shape.join(', ')}), and (${tensor.shape.join(', ')}) is needed`,
    )
  castAll(json, tensor.dtype, path, found)
}

function castAll(json: Json, dtype: string, path: string, found: Findings) {
  if (json.kind === 'list') for (const item of json.items) castAll(item, dtype, path, found)
  else castOne(json, dtype, path, found)
}
