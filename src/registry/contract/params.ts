import { type Json, parseJson } from '../../lib/parseJson'
import type { Param, Part, Unreadable } from '../signature'
import { subjectOf } from './places'
import type { Rules } from './rule'
import { compareTypes } from './types'

/** A param always has a default, so none is ever missing; what may change is what is taken, and what leaving it out means. */
export function compareParams(
  before: Part<Param | Unreadable>,
  after: Part<Param | Unreadable>,
  found: Rules,
) {
  const [old, now] = [byName(before), byName(after)]
  if (old === null || now === null) {
    found.unknown(['params'], 'params: not all could be read')
    return
  }
  for (const name of old.keys()) {
    if (now.has(name)) continue
    const path = ['params', name]
    found.add(
      'removed',
      path,
      'silent',
      `${subjectOf(path)} is gone: MLflow leaves it out of requests, and what callers set has no effect`,
    )
  }
  for (const [name, param] of now) {
    const path = ['params', name]
    const same = old.get(name)
    if (same !== undefined) compareParam(same, param, path, found)
    else
      found.add(
        'added-optional',
        path,
        'none',
        `${subjectOf(path)} is new; its default is ${param.default}`,
      )
  }
}

function byName(part: Part<Param | Unreadable>): ReadonlyMap<string, Param> | null {
  if (part.state === 'none') return new Map()
  if (part.state === 'unreadable') return null
  const params = part.fields.flatMap((param) => ('kind' in param ? [] : [param]))
  return params.length < part.fields.length
    ? null
    : new Map(params.map((param) => [param.name, param]))
}

function compareParam(before: Param, after: Param, path: readonly string[], found: Rules) {
  const subject = subjectOf(path)
  if (String(before.shape) !== String(after.shape)) {
    const [from, to] = [before, after].map(({ shape }) => (shape === null ? 'one value' : 'a list'))
    found.add(
      'shape-changed',
      path,
      'refused',
      `${subject} was ${from} and is ${to} now: callers that set it are refused`,
    )
  }
  compareTypes(before.type, after.type, { path, place: 'param', optional: false }, found)
  if (!sameJson(before.default, after.default))
    found.add(
      'default-changed',
      path,
      'silent',
      `${subject} defaults to ${after.default} and no longer to ${before.default}: callers that leave it out get something else`,
    )
}

function sameJson(a: string, b: string): boolean {
  if (a === b) return true
  try {
    return equal(parseJson(a), parseJson(b))
  } catch {
    return false
  }
}

/** 1 and 1.0 are one default, as Python has it. */
function equal(a: Json, b: Json): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.value === b.value
  if (a.kind === 'literal') {
    return b.kind === 'literal' && (a.raw === b.raw || sameNumber(a.raw, b.raw))
  }
  if (a.kind === 'list') {
    const { items } = a
    return (
      b.kind === 'list' &&
      items.length === b.items.length &&
      b.items.every((item, at) => {
        const other = items[at]
        return other !== undefined && equal(other, item)
      })
    )
  }
  if (b.kind !== 'map' || a.entries.length !== b.entries.length) return false
  const others = new Map(b.entries)
  return a.entries.every(([key, value]) => {
    const other = others.get(key)
    return other !== undefined && equal(value, other)
  })
}

const INTEGER = /^-?\d+$/

/** Integers keep every digit, which a number of JavaScript would not. */
const sameNumber = (a: string, b: string) =>
  !(INTEGER.test(a) && INTEGER.test(b)) && Number(a) === Number(b)
