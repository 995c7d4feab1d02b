import type { DataType } from '../signature'
import type { Named } from './named'
import { effectOn } from './places'
import type { Rules, Side } from './rule'
import { compareTypes, fits } from './types'

interface Typed {
  type: DataType
}

/** Columns without names are told apart by their place alone. */
export function compareUnnamed(
  before: readonly Typed[],
  after: readonly Typed[],
  side: Side,
  found: Rules,
) {
  compareCount(before.length, after.length, side, found)
  for (const [at, { type }] of after.entries()) {
    const old = before[at]
    if (old === undefined) break
    const path = [side, `#${at + 1}`]
    compareTypes(old.type, type, { path, place: 'column', optional: false }, found)
  }
}

function compareCount(before: number, after: number, side: Side, found: Rules) {
  if (before === after) return
  const what = `${side} without names were ${before} and are ${after} now`
  if (side === 'outputs')
    found.add('count-changed', [side], 'silent', `${what}: readers count on their places`)
  else if (after > before)
    found.add('count-changed', [side], 'refused', `${what}: callers send too few, and will fail`)
  else
    found.add(
      'count-changed',
      [side],
      'silent',
      `${what}: MLflow takes the first ${after} of what callers send, whichever they are`,
    )
}

/** Names that callers went by are gone: what they send is taken by its place. */
export function dropNames(
  before: readonly Named[],
  after: readonly Typed[],
  side: Side,
  found: Rules,
) {
  if (side === 'outputs') {
    found.add('names-changed', [side], 'silent', 'outputs lost their names: readers go by them')
  } else {
    const sent = before.filter(({ required }) => required).length
    const anyOrder = before.every(({ type }) =>
      after.every((taken) => fits(type, taken.type, 'column', false)),
    )
    found.add(
      'names-changed',
      [side],
      sent >= after.length && anyOrder ? 'silent' : 'refused',
      'inputs lost their names: MLflow takes what callers send by its place, whatever it is',
    )
  }
}

/** Names that callers don't know are asked for. */
export function takeNames(after: readonly Named[], side: Side, found: Rules) {
  const effect = after.some(({ required }) => required) ? 'refused' : 'silent'
  const means =
    side === 'outputs'
      ? 'outputs have names now: readers go by places'
      : effect === 'refused'
        ? 'inputs have names now: callers that send none will fail'
        : 'inputs have names now, all optional: what callers send without names is left out'
  found.add('names-changed', [side], effectOn(side, effect), means)
}
