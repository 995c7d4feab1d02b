import * as fc from 'fast-check'
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

/** Few names and few types, so that two signatures often have something in common. */
const NAMES = ['a', 'b', 'c', 'd']
const SCALARS = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime']

type Type = string | object

const scalar = fc.constantFrom(...SCALARS)

export const type = fc.letrec<{ type: Type; inner: Type }>((tie) => ({
  type: fc.oneof({ maxDepth: 2, depthSize: 'small' }, scalar, tie('inner')),
  inner: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant({ type: 'any' }),
    tie('type').map(array),
    tie('type').map(map),
    fc
      .dictionary(fc.constantFrom('p', 'q?', 'r'), tie('type'), { minKeys: 1, maxKeys: 3 })
      .map(object),
  ),
})).type

const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 })

export const namedColumns = names.chain((chosen) =>
  fc.tuple(
    ...chosen.map((name) =>
      fc.tuple(type, fc.boolean()).map(([of, required]) => column(name, of, required)),
    ),
  ),
)

const tensorOf = (name?: string) =>
  fc
    .tuple(
      fc.constantFrom('float64', 'float32', 'object'),
      fc.array(fc.constantFrom(-1, -1, 1, 2), { maxLength: 3 }),
    )
    .map(([dtype, shape]) => tensor(dtype, shape, name))

export const fields: fc.Arbitrary<object[]> = fc.oneof(
  { weight: 4, arbitrary: namedColumns },
  fc.array(type.map(unnamed), { minLength: 1, maxLength: 3 }),
  tensorOf().map((one) => [one]),
  names.chain((chosen) => fc.tuple(...chosen.map(tensorOf))),
)

const value = (of: string) => {
  if (of === 'boolean') return fc.boolean()
  if (of === 'string') return fc.constantFrom('x', 'y')
  if (of === 'datetime') return fc.constant('2024-01-02T00:00:00')
  return fc.constantFrom(0, 1)
}

const params = names.chain((chosen) =>
  fc.tuple(
    ...chosen.map((name) =>
      fc
        .tuple(fc.constantFrom(...SCALARS.filter((each) => each !== 'binary')), fc.boolean())
        .chain(([of, list]) =>
          value(of).map((given) => param(name, of, list ? [given] : given, list ? [-1] : null)),
        ),
    ),
  ),
)

/** Signatures that MLflow can load. */
export const signatures: fc.Arbitrary<SignatureJson> = fc.record(
  { inputs: fields, outputs: fields, params },
  { requiredKeys: [] },
)

type Column = ReturnType<typeof column>

/** Named columns, and what one or two small edits made of them: pairs that have nearly all in common. */
export const edited = (columns: readonly Column[]): fc.Arbitrary<Column[]> =>
  fc
    .tuple(fc.nat(), fc.constantFrom(...NAMES), type, fc.boolean(), fc.nat(4))
    .map(([at, name, of, required, edit]) => {
      const index = at % columns.length
      const chosen = columns[index]
      const set = (one: Column) => columns.with(index, one)
      if (chosen === undefined) return [column(name, of, required)]
      const rest = columns.filter((each) => each.name !== name)
      if (edit === 0) return [...rest, column(name, of, required)]
      if (edit === 1 && rest.length > 0) return rest
      if (edit === 2) return set({ ...chosen, required })
      if (edit === 3) return set(column(chosen.name, { type: 'any' }, chosen.required))
      return set(widened(chosen))
    })

/** The same, its first int32 or float32 become wider. */
function widened(one: Column): Column {
  const text = JSON.stringify(one)
  const wide: Column = JSON.parse(
    text.replace('"integer"', '"long"').replace('"float"', '"double"'),
  )
  return wide
}
