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
  else if (old.name === null || now.name === null) {
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
  const side = sideOf(path)
  const [given, taken] = side === 'outputs' ? [after, before] : [before, after]
  const sameShape = String(before.shape) === String(after.shape)
  if (before.dtype === after.dtype && sameShape) return
  const subject = subjectOf(path)
  const reshaped = `${subject} changed from ${typeText(before)} to ${typeText(after)}`
  if (takesArrays(given, taken)) {
    if (side === 'inputs' && refusesFrames(given, taken)) {
      const means = `${reshaped}: arrays are taken as before, and data frames are refused`
      found.add('shape-changed', path, 'refused', means)
    } else {
      const because =
        side === 'outputs' ? 'readers counted on no less' : 'whatever fitted still does'
      found.add('shape-widened', path, 'none', `${reshaped}: ${because}`)
    }
    return
  }
  const effect = effectOn(side, 'refused')
  const who = side === 'outputs' ? 'readers count on' : 'callers are refused that send'
  if (before.dtype !== after.dtype) {
    const means = `${subject} changed from ${before.dtype} to ${after.dtype}: ${who} ${before.dtype}`
    found.add('dtype-changed', path, effect, means)
  }
  if (!takesShape(given.shape, taken.shape)) {
    found.add('shape-changed', path, effect, `${reshaped}: ${who} the old shape`)
  }
}

const takesArrays = (given: Tensor, taken: Tensor) =>
  takesAll(taken) || (given.dtype === taken.dtype && takesShape(given.shape, taken.shape))

/** A list of anything at all: MLflow looks at nothing. */
const takesAll = ({ dtype, shape }: Tensor) => dtype === 'object' && String(shape) === '-1'

const takesShape = (given: readonly number[], taken: readonly number[]) =>
  given.length === taken.length &&
  given.every((length, at) => taken[at] === -1 || taken[at] === length)

/**
 * The rows of a data frame are the first dimension, which must be free, and no other may be.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L1000
 */
const perRow = ([rows, ...others]: readonly number[]): number | null =>
  rows === -1 && !others.includes(-1) ? others.reduce((all, length) => all * length, 1) : null

const refusesFrames = (given: Tensor, taken: Tensor) =>
  perRow(given.shape) !== null && perRow(given.shape) !== perRow(taken.shape)

const typeText = ({ dtype, shape }: Tensor) => `${dtype} (${shape.join(', ')})`
