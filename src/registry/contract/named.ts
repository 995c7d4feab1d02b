import type { DataType } from '../signature'
import { effectOn, sideOf, subjectOf } from './places'
import type { Rules } from './rule'
import { sameType } from './sameType'
import { compareTypes } from './types'

/** A column with a name, or a property of an object. */
export interface Named {
  name: string
  type: DataType
  required: boolean
}

/**
 * What has names is found by them, in whatever order. `columns` beyond the signature are left out by MLflow; of an
 * object, beyond its `properties`, nothing is taken.
 */
export function compareNamed(
  before: readonly Named[],
  after: readonly Named[],
  path: readonly string[],
  what: 'columns' | 'properties',
  found: Rules,
) {
  const [old, now] = [byName(before), byName(after)]
  const removed = [...old.values()].filter(({ name }) => !now.has(name))
  const added = [...now.values()].filter(({ name }) => !old.has(name))
  const rename = renameOf(removed, added, sideOf(path) === 'outputs')
  if (rename !== null) {
    const at = [...path, rename.now.name]
    const will =
      sideOf(path) === 'outputs'
        ? 'readers of the old name find nothing'
        : 'callers that send the old name will fail'
    found.add(
      'renamed',
      at,
      effectOn(sideOf(path), 'refused'),
      `${subjectOf([...path, rename.old.name])} seems to be named "${rename.now.name}" now: ${will}`,
    )
  } else {
    for (const each of removed) remove(each, path, what, found)
    for (const each of added) add(each, path, found)
  }
  for (const each of now.values()) {
    const same = old.get(each.name)
    if (same === undefined) continue
    const at = [...path, each.name]
    compareRequired(same.required, each.required, at, found)
    const optional = sideOf(path) === 'outputs' ? !same.required : !each.required
    const place = what === 'columns' ? 'column' : 'nested'
    compareTypes(same.type, each.type, { path: at, place, optional }, found)
  }
}

/** Of two columns with one name MLflow checks the type of the last, and needs the name where either is required. */
export function byName(fields: readonly Named[]): ReadonlyMap<string, Named> {
  const map = new Map<string, Named>()
  for (const field of fields) {
    const twin = map.get(field.name)
    map.set(field.name, { ...field, required: field.required || twin?.required === true })
  }
  return map
}

function compareRequired(before: boolean, after: boolean, path: readonly string[], found: Rules) {
  if (before === after) return
  const subject = subjectOf(path)
  if (sideOf(path) === 'outputs') {
    if (after) found.add('became-required', path, 'none', `${subject} is always there now`)
    else
      found.add(
        'became-optional',
        path,
        'silent',
        `${subject} became optional: readers may not find it`,
      )
  } else if (after) {
    found.add(
      'became-required',
      path,
      'refused',
      `${subject} became required: callers that leave it out will fail`,
    )
  } else found.add('became-optional', path, 'none', `${subject} may be left out now`)
}

/** A guess, where one name went and one came and nothing else tells them apart; it never hides that this breaks. */
function renameOf(removed: readonly Named[], added: readonly Named[], outward: boolean) {
  const [[old, ...others], [now, ...more]] = [removed, added]
  if (old === undefined || now === undefined || others.length > 0 || more.length > 0) return null
  const breaking = outward ? old.required : now.required
  return breaking && sameType(old.type, now.type) ? { old, now } : null
}

function remove({ name, required }: Named, within: readonly string[], what: string, found: Rules) {
  const path = [...within, name]
  const gone = `${subjectOf(path)} is gone`
  if (sideOf(path) === 'outputs') {
    if (required) found.add('removed', path, 'silent', `${gone}: readers of it find nothing`)
    else found.add('removed', path, 'none', `${gone}: it was optional, so readers did without`)
  } else if (what === 'properties')
    found.add(
      'removed',
      path,
      'refused',
      `${gone}: callers that send it are refused, as an object may hold only what is named`,
    )
  else
    found.add('removed', path, 'none', `${gone}: callers that still send it are taken without it`)
}

function add({ name, required }: Named, within: readonly string[], found: Rules) {
  const path = [...within, name]
  const subject = subjectOf(path)
  if (sideOf(path) === 'outputs')
    found.add(
      required ? 'added-required' : 'added-optional',
      path,
      'none',
      `${subject} is new: readers that don’t know it pass it by`,
    )
  else if (required)
    found.add(
      'added-required',
      path,
      'refused',
      `${subject} is new and required: callers don’t send it, and will fail`,
    )
  else found.add('added-optional', path, 'none', `${subject} is new and may be left out`)
}
