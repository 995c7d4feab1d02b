import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edited, fields, namedColumns, signatures } from '../../../test/verdicts/arbitrary'
import { type SignatureJson, column, toSignature } from '../../../test/verdicts/signatures'
import { breaks, contractVerdict } from './contractVerdict'

const verdict = (before: SignatureJson, after: SignatureJson) =>
  contractVerdict(toSignature(before), toSignature(after))

const says = (before: SignatureJson, after: SignatureJson) => verdict(before, after).says

const safe = (word: string) => word === 'identical' || word === 'compatible'

/** As if another hand had written the same signature: what has a name in any order. */
const shuffled = (signature: SignatureJson) =>
  fc
    .tuple(...[signature.inputs, signature.outputs, signature.params].map(orders))
    .map(([inputs, outputs, params]): SignatureJson => ({
      ...(inputs && { inputs }),
      ...(outputs && { outputs }),
      ...(params && { params }),
    }))

const orders = (part: readonly object[] | undefined) =>
  part === undefined || part.some((field) => !('name' in field))
    ? fc.constant(part)
    : fc.shuffledSubarray([...part], { minLength: part.length })

describe('laws of the verdict', () => {
  test('any signature is identical to itself, and nothing fires', () => {
    fc.assert(
      fc.property(signatures, (one) => {
        expect(verdict(one, one)).toMatchObject({ says: 'identical', rules: [], unknowns: [] })
      }),
    )
  })

  test('the order of what has a name is nobody’s business', () => {
    const pair = signatures.chain((one) => fc.tuple(fc.constant(one), shuffled(one)))
    fc.assert(
      fc.property(pair, signatures, ([one, other], any) => {
        expect(says(one, other)).toBe('identical')
        expect(says(one, any)).toBe(says(other, any))
        expect(says(any, one)).toBe(says(any, other))
      }),
    )
  })

  test('identical one way is identical the other way, and means equal but for order', () => {
    fc.assert(
      fc.property(signatures, signatures, (one, other) => {
        expect(says(one, other) === 'identical').toBe(says(other, one) === 'identical')
        expect(says(one, other) === 'identical').toBe(written(one) === written(other))
      }),
    )
  })

  test('breaking names a rule that breaks, and only breaking does', () => {
    fc.assert(
      fc.property(signatures, signatures, (one, other) => {
        const { says: word, rules } = verdict(one, other)
        expect(rules.some(breaks)).toBe(word === 'breaking')
        for (const { path, means } of rules) {
          expect(['inputs', 'outputs', 'params']).toContain(path[0])
          expect(means).not.toBe('')
        }
      }),
    )
  })

  test('the whole is as bad as its worst part', () => {
    fc.assert(
      fc.property(signatures, signatures, (one, other) => {
        const { says: word, parts } = verdict(one, other)
        const worst = ['breaking', 'unknown', 'compatible', 'identical'].find((each) =>
          Object.values(parts).some((part) => part === each),
        )
        expect(word).toBe(worst)
      }),
    )
  })

  test('two steps that break nobody break nobody together, unless a name went and came back', () => {
    const sides = fc.constantFrom('inputs', 'outputs')
    const chain = namedColumns.chain((one) =>
      edited(one).chain((two) => edited(two).map((three) => [one, two, three] as const)),
    )
    const any = fc.tuple(fields, fields, fields)
    let met = 0
    fc.assert(
      fc.property(sides, fc.oneof(chain, any), (side, [one, two, three]) => {
        const [a, b, c] = [one, two, three].map((part) => ({ [side]: part }))
        if (a === undefined || b === undefined || c === undefined) throw new Error()
        // what nobody looked at may come back as something else, which those of the first step never heard of
        if (names(one).some((name) => names(three).includes(name) && !names(two).includes(name)))
          return
        if (!safe(says(a, b)) || !safe(says(b, c))) return
        met++
        expect(safe(says(a, c))).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(met).toBeGreaterThan(100)
  })

  test('what breaks at one place is not hidden by what is harmless at another', () => {
    const harmless = fc.constantFrom<(columns: object[]) => object[]>(
      (columns) => [...columns, column('later', 'string', false)],
      (columns) => columns.toReversed(),
      (columns) => columns.filter((field) => !('name' in field) || field.name !== 'spare'),
    )
    fc.assert(
      fc.property(namedColumns, namedColumns, harmless, (one, other, step) => {
        const spare = column('spare', 'long', false)
        const [before, after] = [{ inputs: [...one, spare] }, { inputs: [...other, spare] }]
        fc.pre(says(before, after) === 'breaking')
        expect(says(before, { inputs: step(after.inputs) })).toBe('breaking')
      }),
    )
  })

  test('outputs are inputs looked at from the other end, where nothing holds anything', () => {
    const flat = namedColumns.filter((columns) => !/"(object|array)"/.test(JSON.stringify(columns)))
    fc.assert(
      fc.property(flat, flat, (one, other) => {
        const given = says({ inputs: one }, { inputs: other })
        const read = says({ outputs: other }, { outputs: one })
        expect(read === 'breaking').toBe(given === 'breaking')
      }),
    )
  })
})

/** Of columns, and of properties at whatever depth. */
const names = (part: readonly object[]) =>
  [...JSON.stringify(part).matchAll(/"name":"(\w+)"|"(\w+\??)":\{/g)].map(
    ([, name, property]) => name ?? property,
  )

/** One text for all orders of the same. */
function written(value: unknown, key = ''): string {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => written(item))
    const named = value.every((item) => typeof item === 'object' && item !== null && 'name' in item)
    return `[${(named && key !== 'shape' ? items.sort((a, b) => (a < b ? -1 : 1)) : items).join()}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).map(([name, inner]) => `${name}:${written(inner, name)}`)
  return `{${entries.sort((a, b) => (a < b ? -1 : 1)).join()}}`
}
