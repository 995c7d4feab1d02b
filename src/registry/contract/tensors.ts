import type { Tensor } from '../signature'
import { effectOn, sideOf, subjectOf } from './places'
import type { Rules, Side } from './rule'

/** MLflow finds tensors by name where they have one, needs each, and casts none. */
export function compareTensors(
  before: readonly Tensor[],
  after: readonly Tensor[],
  side: Side,
  found: Rules,
) {
  const [old, now] = [before[0], after[0]]
  if (old === undefined || now === undefined) return
  if (old.name === null && now.name === null) compareTensor(old, now, [side, '#1'], found)
  else if (old.name === null && after.length === 1 && side === 'inputs') {
    const path = [side, now.name ?? '']
    const means = `${subjectOf(path)} has a name now: a single array is still taken for it`
    found.add('names-changed', path, 'none', means)
    compareTensor(old, now, path, found)
  } else if (old.name === null || now.name === null) {
    const change = old.name === null ? 'have names now' : 'lost their names'
    const who = side === 'inputs' ? 'callers send' : 'readers expect'
    const what = old.name === null ? 'one array without a name' : 'arrays by name'
    found.add(
      'names-changed',
      [side],
      effectOn(side, 'refused'),
      `${side} ${change}: ${who} ${what}`,
    )
  } else compareByName(before, after, side, found)
}

const keyed = (tensors: readonly Tensor[]) =>
  new Map(tensors.map((tensor) => [tensor.name ?? '', tensor]))

function compareByName(
  before: readonly Tensor[],
  after: readonly Tensor[],
  side: Side,
  found: Rules,
) {
  const [old, now] = [keyed(before), keyed(after)]
  const outward = side === 'outputs'
  for (const name of old.keys()) {
    if (now.has(name)) continue
    const path = [side, name]
    const means = outward
      ? `${subjectOf(path)} is gone: readers of it find nothing`
      : `${subjectOf(path)} is gone: callers that still send it are taken without it`
    found.add('removed', path, outward ? 'silent' : 'none', means)
  }
  for (const [name, tensor] of now) {
    const path = [side, name]
    const same = old.get(name)
    if (same !== undefined) compareTensor(same, tensor, path, found)
    else if (outward)
      found.add(
        'added-required',
        path,
        'none',
        `${subjectOf(path)} is new: readers that don’t know it pass it by`,
      )
    else
      found.add(
        'added-required',
        path,
        'refused',
        `${subjectOf(path)} is new, and every tensor is required: callers will fail`,
      )
  }
}

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L692 */
function compareTensor(before: Tensor, after: Tensor, path: readonly string[], found: Rules) {
  const outward = sideOf(path) === 'outputs'
  const [given, taken] = outward ? [after, before] : [before, after]
  const subject = subjectOf(path)
  if (takesAll(taken)) {
    if (!takesAll(given))
      found.add(
        'shape-widened',
        path,
        'none',
        `${subject} is any array by the signature that must take it`,
      )
    return
  }
  if (before.dtype !== after.dtype) {
    const who = outward ? 'readers count on' : 'MLflow casts no tensor, and refuses'
    found.add(
      'dtype-changed',
      path,
      effectOn(sideOf(path), 'refused'),
      `${subject} changed from ${before.dtype} to ${after.dtype}: ${who} ${before.dtype}`,
    )
  }
  if (String(before.shape) === String(after.shape)) return
  const change = `${subject} changed its shape from ${shapeText(before)} to ${shapeText(after)}`
  const fits =
    given.shape.length === taken.shape.length &&
    given.shape.every((length, at) => taken.shape[at] === -1 || taken.shape[at] === length)
  if (fits) {
    const because = outward ? 'it is still what readers count on' : 'whatever fitted still does'
    found.add('shape-widened', path, 'none', `${change}: ${because}`)
  } else {
    const because = outward
      ? 'readers count on the old one'
      : 'callers that send the old one are refused'
    found.add('shape-changed', path, effectOn(sideOf(path), 'refused'), `${change}: ${because}`)
  }
}

/** A list of anything at all: MLflow looks at nothing. */
const takesAll = ({ dtype, shape }: Tensor) => dtype === 'object' && String(shape) === '-1'

const shapeText = ({ shape }: Tensor) => `(${shape.join(', ')})`
