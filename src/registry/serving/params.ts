import type { Json } from '../../lib/parseJson'
import type { Param, Signature } from '../signature'
import { readDate } from './dates'
import { type Findings, shown } from './findings'
import { isMissing, kindOf, wordOf } from './values'

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L1615 */
export function checkParams(params: Json | undefined, part: Signature['params'], found: Findings) {
  if (part.state === 'unreadable') {
    if (params !== undefined) found.unsure('params', 'the signature’s params could not be read')
    return
  }
  if (params === undefined || isMissing(params)) return
  if (part.state === 'none') {
    const empty = params.kind === 'map' && params.entries.length === 0
    if (!empty) found.warn('params', 'this version takes no params; they are ignored')
    return
  }
  if (params.kind !== 'map') {
    found.problem('params', `${wordOf(params)} stands where an object was expected`)
    return
  }
  const known = new Map<string, Param>()
  for (const field of part.fields) if (!('kind' in field)) known.set(field.name, field)
  for (const [name, value] of new Map(params.entries)) {
    const param = known.get(name)
    if (param === undefined) found.warn(`params.${name}`, 'not in the signature; it is ignored')
    else checkParam(value, param, found)
  }
}

function checkParam(value: Json, { name, type, shape }: Param, found: Findings) {
  const path = `params.${name}`
  if (type.kind !== 'scalar') {
    found.unsure(path, 'type', 'params of this type are not checked here')
  } else if (shape === null) {
    checkScalar(value, type.name, path, found)
  } else if (value.kind !== 'list') {
    found.problem(path, 'no list', `${wordOf(value)} stands where a list was expected`)
  } else if (value.items.some((item) => item.kind === 'list')) {
    found.problem(path, 'deep', 'a list of lists stands where a list was expected')
  } else {
    for (const item of value.items) checkScalar(item, type.name, path, found)
  }
}

/** Python's own types, nothing converted but integers to numbers. */
function checkScalar(value: Json, type: string, path: string, found: Findings) {
  if (isMissing(value)) return
  const kind = kindOf(value)
  const right =
    type === 'boolean'
      ? kind === 'boolean'
      : type === 'integer' || type === 'long'
        ? kind === 'integer'
        : type === 'float' || type === 'double'
          ? kind === 'integer' || kind === 'number' || kind === 'not finite'
          : kind === 'text'
  if (!right) {
    found.problem(path, kind, `${shown(value)} is ${wordOf(value)}, not ${type}`)
  } else if (type === 'datetime' && value.kind === 'text' && value.value !== '') {
    const { state } = readDate(value.value)
    if (state === 'impossible') found.problem(path, `${shown(value)} is no date`)
    if (state === 'other')
      found.unsure(path, `${shown(value)} is not written as 2026-01-31T10:00:00`)
  }
}
