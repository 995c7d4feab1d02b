import {
  type SignatureJson,
  array,
  column,
  map,
  object,
  param,
  tensor,
  unnamed,
} from './signatures'

/** A version's signature and its successor's. */
export interface Pair {
  title: string
  before: SignatureJson
  after: SignatureJson
}

const SCALARS = [
  'boolean',
  'integer',
  'long',
  'float',
  'double',
  'string',
  'binary',
  'datetime',
] as const

type Type = string | object

/** Each way in which a type is met in inputs. */
const PLACES: Readonly<Record<string, (type: Type) => readonly object[]>> = {
  'a column': (type) => [column('x', type)],
  'an optional column': (type) => [column('x', type, false)],
  'a column without a name': (type) => [unnamed(type)],
  'a property': (type) => [column('x', object({ p: type }))],
  'an optional property': (type) => [column('x', object({ 'p?': type }))],
  'items of a list': (type) => [column('x', array(type))],
  'values of a map': (type) => [column('x', map(type))],
}

/** Where types within types are met; the other places hold only those that hold nothing. */
const NESTING = new Set(['a column', 'a property', 'items of a list', 'values of a map'])

const TYPES: Readonly<Record<string, Type>> = {
  long: 'long',
  string: 'string',
  boolean: 'boolean',
  binary: 'binary',
  any: { type: 'any' },
  'list of long': array('long'),
  'list of string': array('string'),
  'list of binary': array('binary'),
  'list of any': array({ type: 'any' }),
  'list of lists': array(array('long')),
  'map of long': map('long'),
  'map of any': map({ type: 'any' }),
  'object of a': object({ a: 'long' }),
  'object of a, b': object({ a: 'long', b: 'string' }),
  'object of a, perhaps': object({ 'a?': 'long' }),
  'object of a, perhaps b': object({ a: 'long', 'b?': 'string' }),
  'list of objects': array(object({ a: 'long' })),
  'object of lists': object({ a: array('long') }),
}

const SHELVES: Readonly<Record<string, readonly object[]>> = {
  a: [column('a', 'double')],
  'a, perhaps': [column('a', 'double', false)],
  'a, b': [column('a', 'double'), column('b', 'long')],
  'b, a': [column('b', 'long'), column('a', 'double')],
  'a, perhaps b': [column('a', 'double'), column('b', 'long', false)],
  'perhaps a, perhaps b': [column('a', 'double', false), column('b', 'long', false)],
  'c, b': [column('c', 'double'), column('b', 'long')],
  'a twice': [column('a', 'long'), column('a', 'double', false)],
  'a, c, both double': [column('a', 'double'), column('c', 'double')],
  'one place': [unnamed('double')],
  'two places': [unnamed('double'), unnamed('double')],
  'two places, two types': [unnamed('double'), unnamed('long')],
  'two types, two places': [unnamed('long'), unnamed('double')],
  'three places': [unnamed('double'), unnamed('double'), unnamed('double')],
  'a tensor': [tensor('float64', [-1, 2])],
  'a flat tensor': [tensor('float64', [-1])],
  'tensor a': [tensor('float64', [-1], 'a')],
  'tensors a, b': [tensor('float64', [-1], 'a'), tensor('int64', [-1], 'b')],
  'tensors b, a': [tensor('int64', [-1], 'b'), tensor('float64', [-1], 'a')],
}

const TENSORS: readonly (readonly [string, readonly number[]])[] = [
  ['float64', [-1]],
  ['float64', [3]],
  ['float64', [-1, 1]],
  ['float64', [-1, 2]],
  ['float64', [-1, -1]],
  ['float64', [2, 2]],
  ['float64', [-1, -1, 3]],
  ['float32', [-1, 2]],
  ['int64', [-1]],
  ['bool', [-1]],
  ['str', [-1]],
  ['object', [-1]],
  ['object', [-1, 2]],
]

const DEFAULTS: Readonly<Record<string, unknown>> = {
  boolean: true,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  string: 'a',
  datetime: '2024-01-02T00:00:00',
}

const PARAMS: Readonly<Record<string, readonly object[]>> = {
  none: [],
  ...Object.fromEntries(
    Object.entries(DEFAULTS).flatMap(([type, value]) => [
      [type, [param('q', type, value)]],
      [`list of ${type}`, [param('q', type, [value], [-1])]],
    ]),
  ),
  'another default': [param('q', 'long', 2)],
  'no default': [param('q', 'long', null)],
  'one more': [param('q', 'long', 1), param('r', 'long', 1)],
  object: [param('q', object({ a: 'long', 'b?': 'string' }), { a: 1 })],
  'another object': [param('q', object({ a: 'long', c: 'string' }), { a: 1, c: 'x' })],
}

const pairs = <T>(
  what: string,
  all: Readonly<Record<string, T>>,
  signatureOf: (one: T) => SignatureJson,
): Pair[] =>
  Object.entries(all).flatMap(([from, old]) =>
    Object.entries(all).map(([to, now]) => ({
      title: `${what}: ${from} → ${to}`,
      before: signatureOf(old),
      after: signatureOf(now),
    })),
  )

const scalars = Object.fromEntries(SCALARS.map((name) => [name, name]))

/** Every kind of change at every kind of place. */
export const GRID: readonly Pair[] = [
  ...Object.entries(PLACES).flatMap(([place, inputsOf]) => [
    ...pairs<Type>(place, scalars, (type) => ({ inputs: inputsOf(type) })),
    ...pairs<Type>(place, NESTING.has(place) ? TYPES : {}, (type) => ({ inputs: inputsOf(type) })),
  ]),
  ...Object.entries({ ...scalars, ...TYPES }).flatMap(([name, type]) =>
    pairs(name, { required: true, optional: false }, (required) => ({
      inputs: [column('x', type, required)],
    })),
  ),
  ...pairs('columns', SHELVES, (inputs) => ({ inputs })),
  ...[undefined, 't'].flatMap((name) =>
    pairs(
      name === undefined ? 'a tensor' : 'a named tensor',
      Object.fromEntries(
        TENSORS.map(([dtype, shape]) => [`${dtype} (${shape.join()})`, tensor(dtype, shape, name)]),
      ),
      (one) => ({ inputs: [one] }),
    ),
  ),
  ...pairs('params', PARAMS, (params) => ({
    inputs: [column('x', 'long')],
    ...(params.length > 0 && { params }),
  })),
]
