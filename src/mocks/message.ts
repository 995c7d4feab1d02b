import { FlaskPage, invalid } from './answer'
import type { Params } from './ask'
import { pythonType } from './pythonType'

// A request as MLflow's tracking handlers read it: protobuf first, which stops at the first value it can't take and keeps
// what it has read; then a list of checks, of which those about types are only made when protobuf has stopped.
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/handlers.py#L1157

/** What protobuf refuses. */
class Unreadable extends Error {}

type Put<T> = (value: T) => void

interface Kind<T> {
  /** What an absent field is. */
  empty: () => T
  /** May put an unfinished value first, for what is read before something in it is refused. */
  read: (value: unknown, put: Put<T>) => void
  /** MLflow's own check of the type. */
  holds: (value: unknown) => boolean
  /** Written `?key=1&key=2` in a query. */
  repeated?: true
}

interface Field<T> extends Kind<T> {
  required?: true
  /** MLflow makes no check of its own. */
  unchecked?: true
  /** What else is asked of the value as it was sent. Text: the words of the refusal. */
  check?: (value: unknown) => boolean | string
}

type Fields = Readonly<Record<string, Field<unknown>>>
type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never }

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const string: Kind<string> = {
  empty: () => '',
  read: (value, put) => {
    if (typeof value !== 'string') throw new Unreadable()
    put(value)
  },
  holds: (value) => typeof value === 'string',
}

/** Python's int() of texts; of nothing and of lists it crashes. */
function isIntLike(value: unknown): boolean {
  if (typeof value === 'object') throw new FlaskPage(500)
  return typeof value !== 'string' || /^\s*[+-]?\d+(_\d+)*\s*$/.test(value)
}

export const int: Kind<number> = {
  empty: () => 0,
  read: (value, put) => {
    const isText = typeof value === 'string' && /^-?\d+$/.test(value)
    if (!isText && !(typeof value === 'number' && Number.isInteger(value))) throw new Unreadable()
    put(Number(value))
  },
  holds: isIntLike,
}

const NO_NUMBER = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
])

/** JSON has no NaN; protobuf reads it from text. */
export const double: Kind<number> = {
  empty: () => 0,
  read: (value, put) => {
    if (typeof value === 'number' || typeof value === 'boolean') return put(Number(value))
    if (typeof value !== 'string') throw new Unreadable()
    const number = NO_NUMBER.get(value) ?? (value.trim() === '' ? NaN : Number(value))
    if (Number.isNaN(number) && !NO_NUMBER.has(value)) throw new Unreadable()
    put(number)
  },
  holds: (value) => {
    if (typeof value === 'object') throw new FlaskPage(500)
    return typeof value !== 'string' || (value.trim() !== '' && !Number.isNaN(Number(value)))
  },
}

export const bool: Kind<boolean> = {
  empty: () => false,
  read: (value, put) => {
    if (typeof value !== 'boolean') throw new Unreadable()
    put(value)
  },
  holds: (value) => typeof value === 'boolean',
}

/** One of `names`, by name or by number from `first`; a name that is none passes for not sent. */
export const oneOf = <Name extends string>(
  names: readonly Name[],
  first = 1,
): Kind<Name | undefined> => ({
  empty: () => undefined,
  read: (value, put) => {
    if (typeof value === 'string' && !/^\d+$/.test(value))
      return put(names.find((name) => name === value))
    const name = names[Number(value) - first]
    if (typeof value === 'object' || name === undefined) throw new Unreadable()
    put(name)
  },
  holds: isIntLike,
})

export const list = <T>(kind: Kind<T>): Kind<T[]> => ({
  empty: () => [],
  read: (value, put) => {
    if (!Array.isArray(value)) throw new Unreadable()
    const items: T[] = []
    put(items)
    for (const item of value) {
      if (item === null) throw new Unreadable()
      const at = items.length
      kind.read(item, (read) => {
        items[at] = read
      })
    }
  },
  holds: Array.isArray,
  repeated: true,
})

function emptyOf<F extends Fields>(fields: F): Values<F>
function emptyOf(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.empty()]))
}

/** JSON names a field in either spelling, but not in both at once. */
const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

export const message = <F extends Fields>(fields: F): Kind<Values<F>> => {
  const named = new Map(
    Object.entries(fields).flatMap(([name, field]) => [
      [name, { name, field }] as const,
      [camel(name), { name, field }] as const,
    ]),
  )
  const empty = () => emptyOf(fields)
  return {
    empty,
    read: (value, put) => {
      if (!isObject(value)) throw new Unreadable()
      for (const name of Object.keys(fields))
        if (camel(name) !== name && Object.hasOwn(value, name) && Object.hasOwn(value, camel(name)))
          throw invalid(
            `Request specifies both '${name}' and '${camel(name)}'; provide only one of them.`,
          )
      const values = empty()
      put(values)
      for (const [key, inner] of Object.entries(value)) {
        const found = named.get(key)
        if (!found || inner === null) continue
        found.field.read(inner, (read) => Object.assign(values, { [found.name]: read }))
      }
    },
    holds: isObject,
  }
}

/** Undefined where nothing was sent, for what tells that from empty. */
export const optional = <T>(kind: Kind<T>): Field<T | undefined> => ({
  ...kind,
  empty: () => undefined,
})

export const required = <T>(field: Field<T>): Field<T> => ({ ...field, required: true })
export const unchecked = <T>(field: Field<T>): Field<T> => ({ ...field, unchecked: true })
export const checked = <T>(field: Field<T>, check: NonNullable<Field<T>['check']>): Field<T> => ({
  ...field,
  check,
})

const SEE = ' See the API docs for more information about request parameters.'

const refusal = (key: string, value: unknown) =>
  `Invalid value ${JSON.stringify(value)} for parameter '${key}' supplied:  Hint: Value was of type '${pythonType(value)}'.`

function checkAll(fields: Fields, sent: ReadonlyMap<string, unknown>, wasRead: boolean) {
  for (const [key, field] of Object.entries(fields)) {
    if (field.unchecked || (!field.required && !sent.has(key))) continue
    const own = sent.get(key) ?? null
    const value = key === 'run_id' && own === null ? (sent.get('run_uuid') ?? null) : own
    if (field.required && (value === null || value === ''))
      throw invalid(`Missing value for required parameter '${key}'.${SEE}`)
    if (!wasRead && !field.holds(value)) throw invalid(refusal(key, value) + SEE)
    const more = field.check?.(value) ?? true
    if (more === true) continue
    throw invalid((more === false ? refusal(key, value) : more) + SEE)
  }
}

/** The fields of a request, checked in their order. */
export function readMessage<F extends Fields>(params: Params, fields: F): Values<F> {
  const repeated = Object.keys(fields).filter((key) => fields[key]?.repeated)
  const sent = params.sent(repeated)
  const { empty, read } = message(fields)
  let values = empty()
  let wasRead = true
  try {
    read(Object.fromEntries(sent), (value) => {
      values = value
    })
  } catch (refused) {
    if (!(refused instanceof Unreadable)) throw refused
    wasRead = false
  }
  checkAll(fields, sent, wasRead)
  return values
}
