import { type DataType, type Property } from '../signature'
import { typeText } from '../signatureText'
import { compareNamed } from './named'
import { effectOn, inside, sideOf, subjectOf } from './places'
import { type Effect, Rules } from './rule'
import { type Place, fitScalar } from './scalars'

/** Where two types are compared. */
export interface TypeSite {
  path: readonly string[]
  place: Place
  /** Whether nothing may stand there by the signature that must take it: lists and maps hand that down. */
  optional: boolean
}

/** What becomes of those who relied on `before` where `after` stands now. */
export function compareTypes(before: DataType, after: DataType, at: TypeSite, found: Rules) {
  const outward = sideOf(at.path) === 'outputs'
  const given = outward ? after : before
  const taken = outward ? before : after
  const change = (effect: Effect) => changed(before, after, at.path, effect, found)
  if (given.kind === 'any' && taken.kind === 'any') return
  if (taken.kind === 'any') change('none')
  else if (given.kind === 'unknown' || taken.kind === 'unknown') {
    if (!sameUnknown(given, taken)) found.unknown(at.path, 'its type could not be read')
  } else if (given.kind === 'scalar' && taken.kind === 'scalar') {
    const fit = fitScalar(given.name, taken.name, at.place)
    if (fit !== 'same') change(fit === 'widens' ? 'none' : fit)
  } else if (before.kind === 'array' && after.kind === 'array') {
    const place = at.place === 'param' ? 'param' : 'items'
    compareTypes(before.items, after.items, { ...at, path: inside(at.path, '[]'), place }, found)
  } else if (before.kind === 'map' && after.kind === 'map') {
    compareTypes(
      before.values,
      after.values,
      { ...at, path: inside(at.path, '{}'), place: 'nested' },
      found,
    )
  } else if (before.kind === 'object' && after.kind === 'object') {
    compareNamed(before.properties, after.properties, at.path, 'properties', found)
  } else if (given.kind === 'object' && taken.kind === 'map') {
    change(fitsMap(given.properties, taken.values, at.optional) ? 'none' : 'refused')
  } else {
    change(passesAsItIs(given, taken, at.place) ? 'silent' : 'refused')
  }
}

/** Whether whatever is of the type `given` is taken where `taken` stands, as MLflow takes it. */
export function fits(given: DataType, taken: DataType, place: Place, optional: boolean): boolean {
  const found = new Rules()
  compareTypes(given, taken, { path: ['inputs', ''], place, optional }, found)
  return found.unknowns.length === 0 && found.rules.every(({ effect }) => effect === 'none')
}

/** An object is a map to MLflow; only what an object may leave empty, a map of required values may not. */
const fitsMap = (properties: readonly Property[], values: DataType, optional: boolean) =>
  properties.every(
    (property) =>
      (property.required || optional || takesNull(values)) &&
      fits(property.type, values, 'nested', optional),
  )

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L1456 */
const takesNull = (type: DataType) =>
  type.kind === 'any' ||
  (type.kind === 'array' && type.items.kind === 'any') ||
  (type.kind === 'map' && type.values.kind === 'any')

/** pandas holds lists and objects as it holds texts, and where MLflow asks pandas alone, it passes them on. */
function passesAsItIs(given: DataType, taken: DataType, place: Place): boolean {
  if (given.kind === 'any' || given.kind === 'scalar' || taken.kind !== 'scalar') return false
  if (place === 'column') return ['string', 'binary', 'boolean'].includes(taken.name)
  return place === 'items' && given.kind !== 'array' && ['string', 'boolean'].includes(taken.name)
}

/** A type that MLflow knows and we don't: the same by its name. Longer texts are cut, and prove nothing. */
const sameUnknown = (a: DataType, b: DataType) =>
  a.kind === 'unknown' && b.kind === 'unknown' && a.text === b.text && !a.text.endsWith('…')

function changed(
  before: DataType,
  after: DataType,
  path: readonly string[],
  effect: Effect,
  found: Rules,
) {
  const [from, to] = [typeText(before), typeText(after)]
  const what = `${subjectOf(path)} changed from ${from} to ${to}`
  const side = sideOf(path)
  if (effect === 'none') {
    const because =
      side === 'outputs' ? `whoever reads ${from} can hold it` : `whatever was ${from} is taken`
    found.add('type-widened', path, 'none', `${what}: ${because}`)
  } else if (side === 'outputs') {
    const because = `readers made for ${from} can’t hold every ${to}`
    found.add('type-changed', path, effectOn(side, effect), `${what}: ${because}`)
  } else {
    const because =
      effect === 'refused'
        ? `callers that send ${from} are refused`
        : `MLflow lets ${from} through as it is, and the model gets what it was not made for`
    found.add('type-changed', path, effect, `${what}: ${because}`)
  }
}
