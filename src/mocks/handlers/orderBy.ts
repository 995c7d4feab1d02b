import { invalid } from '../answer'
import type { Entity, Grammar } from '../filter'

// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/search_utils.py#L829

export interface OrderField {
  entity: Entity
  key: string
  /** 1 rises, -1 falls. */
  sign: number
}

const CLAUSE = /^((?:[^\s`"]|`[^`]*`|"[^"]*")+)(?:\s+(\S+))?$/

const unquoted = (key: string) => key.replace(/^([`"])(.*)\1$/s, '$2')

/** One clause, `entity.key [ASC|DESC]`; `aliases` are other names of attributes. */
export function readOrderBy(
  clause: string,
  { attributes, entities }: Grammar,
  aliases: ReadonlyMap<string, string> = new Map(),
): OrderField {
  const [, name = '', direction = 'asc'] = CLAUSE.exec(clause.trim()) ?? []
  if (name === '' || !/^(asc|desc)$/i.test(direction))
    throw invalid(`Invalid order_by clause '${clause}'. Could not be parsed.`)
  const dot = name.indexOf('.')
  const [prefix, rest] = dot < 0 ? ['attribute', name] : [name.slice(0, dot), name.slice(dot + 1)]
  const entity = entities.get(prefix)
  const asked = unquoted(rest)
  const key = entity === 'attribute' ? (aliases.get(asked) ?? asked) : asked
  if (!entity) throw invalid(`Invalid entity type '${prefix}'.`)
  if (entity === 'dataset' || (entity === 'attribute' && !attributes.has(key)))
    throw invalid(`Invalid attribute key '${key}' specified in order_by clause '${clause}'.`)
  return { entity, key, sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
}
