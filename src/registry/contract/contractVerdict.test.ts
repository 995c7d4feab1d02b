import { describe, expect, test } from 'vitest'
import {
  type SignatureJson,
  array,
  column,
  map,
  object,
  param,
  tensor,
  toSignature,
  unnamed,
} from '../../../test/verdicts/signatures'
import { PAIRS } from '../../../test/verdicts/pairs'
import { contractVerdict, unknownContract, verdictSentence } from './contractVerdict'
import { pathText } from './rule'

const verdict = (before: SignatureJson, after: SignatureJson) =>
  contractVerdict(toSignature(before), toSignature(after))

const fired = (before: SignatureJson, after: SignatureJson) =>
  verdict(before, after).rules.map(
    ({ rule, path, effect }) => `${pathText(path)}: ${rule} (${effect})`,
  )

const income = column('income', 'double')
const age = column('age', 'long')

describe('inputs', () => {
  const cases: readonly [string, object[], object[], string, string[]][] = [
    ['the same', [income], [income], 'identical', []],
    ['another order of names', [income, age], [age, income], 'identical', []],
    [
      'a required column more',
      [income],
      [income, age],
      'breaking',
      ['inputs › age: added-required (refused)'],
    ],
    [
      'an optional column more',
      [income],
      [income, column('age', 'long', false)],
      'compatible',
      ['inputs › age: added-optional (none)'],
    ],
    ['a column less', [income, age], [income], 'compatible', ['inputs › age: removed (none)']],
    [
      'another name',
      [income, age],
      [income, column('years', 'long')],
      'breaking',
      ['inputs › years: renamed (refused)'],
    ],
    [
      'no longer optional',
      [column('age', 'long', false)],
      [age],
      'breaking',
      ['inputs › age: became-required (refused)'],
    ],
    [
      'optional now',
      [age],
      [column('age', 'long', false)],
      'compatible',
      ['inputs › age: became-optional (none)'],
    ],
    [
      'int to long',
      [column('n', 'integer')],
      [column('n', 'long')],
      'compatible',
      ['inputs › n: type-widened (none)'],
    ],
    [
      'long to double, which MLflow refuses',
      [column('n', 'long')],
      [column('n', 'double')],
      'breaking',
      ['inputs › n: type-changed (refused)'],
    ],
    [
      'text to bytes, which MLflow lets through',
      [column('n', 'string')],
      [column('n', 'binary')],
      'breaking',
      ['inputs › n: type-changed (silent)'],
    ],
    [
      'deep inside',
      [column('items', array(object({ price: 'float' })))],
      [column('items', array(object({ price: 'integer', 'note?': 'string' })))],
      'breaking',
      [
        'inputs › items[] › price: type-changed (refused)',
        'inputs › items[] › note: added-optional (none)',
      ],
    ],
    [
      'a property less, which MLflow refuses',
      [column('o', object({ a: 'long', b: 'long' }))],
      [column('o', object({ a: 'long' }))],
      'breaking',
      ['inputs › o › b: removed (refused)'],
    ],
    [
      'an object that becomes a map',
      [column('o', object({ a: 'long' }))],
      [column('o', map('long'))],
      'breaking',
      ['inputs: rows-changed (refused)', 'inputs › o: type-widened (none)'],
    ],
    [
      'a list that comes, which changes what an object of columns is',
      [income],
      [income, column('l', array('long'), false)],
      'breaking',
      ['inputs: rows-changed (refused)', 'inputs › l: added-optional (none)'],
    ],
    [
      'a list that goes',
      [income, column('l', array('long'))],
      [income],
      'breaking',
      ['inputs: rows-changed (silent)', 'inputs › l: removed (none)'],
    ],
    [
      'values of a map',
      [column('o', map('long'))],
      [column('o', map('string'))],
      'breaking',
      ['inputs › o{}: type-changed (refused)'],
    ],
    [
      'anything',
      [column('o', map('long'))],
      [column('o', { type: 'any' })],
      'compatible',
      ['inputs › o: type-widened (none)'],
    ],
    [
      'places that change',
      [unnamed('long'), unnamed('string')],
      [unnamed('string'), unnamed('long')],
      'breaking',
      ['inputs › #1: type-changed (refused)', 'inputs › #2: type-changed (refused)'],
    ],
    [
      'a place less',
      [unnamed('long'), unnamed('long')],
      [unnamed('long')],
      'breaking',
      ['inputs: count-changed (silent)'],
    ],
    [
      'a table that becomes a tensor',
      [income],
      [tensor('float64', [-1, 1])],
      'breaking',
      ['inputs: kind-changed (refused)'],
    ],
    [
      'a shape that takes more',
      [tensor('float32', [3, 3])],
      [tensor('float32', [-1, 3])],
      'compatible',
      ['inputs › #1: shape-widened (none)'],
    ],
    [
      'a shape that takes more arrays, and no data frames',
      [tensor('float32', [-1, 3])],
      [tensor('float32', [-1, -1])],
      'breaking',
      ['inputs › #1: shape-changed (refused)'],
    ],
    [
      'a shape that takes less',
      [tensor('float32', [-1, -1])],
      [tensor('float32', [-1, 3])],
      'breaking',
      ['inputs › #1: shape-changed (refused)'],
    ],
    [
      'another dtype, which MLflow never casts',
      [tensor('float32', [-1], 'x')],
      [tensor('float64', [-1], 'x')],
      'breaking',
      ['inputs › x: dtype-changed (refused)'],
    ],
  ]
  test.each(cases)('%s', (_, before, after, says, rules) => {
    expect(verdict({ inputs: before }, { inputs: after }).says).toBe(says)
    expect(fired({ inputs: before }, { inputs: after })).toEqual(rules)
  })
})

describe('changes as people make them', () => {
  test.each(PAIRS)('$title', ({ before, after, says }) => {
    expect(verdict(before, after).says).toBe(says)
  })
})

describe('outputs are judged by who reads them', () => {
  const cases: readonly [string, object[], object[], string][] = [
    ['a column more', [income], [income, age], 'compatible'],
    ['a column less', [income, age], [income], 'breaking'],
    ['narrower', [column('p', 'double')], [column('p', 'float')], 'compatible'],
    ['wider', [column('p', 'float')], [column('p', 'double')], 'breaking'],
    ['perhaps missing', [income], [column('income', 'double', false)], 'breaking'],
    ['always there', [column('income', 'double', false)], [income], 'compatible'],
    [
      'a property more in an object',
      [column('o', object({ a: 'long' }))],
      [column('o', object({ a: 'long', b: 'long' }))],
      'compatible',
    ],
    ['a fixed shape', [tensor('int64', [-1, -1])], [tensor('int64', [-1, 2])], 'compatible'],
  ]
  test.each(cases)('%s', (_, before, after, says) => {
    expect(verdict({ outputs: before }, { outputs: after }).says).toBe(says)
  })
})

describe('params', () => {
  const t = param('temperature', 'double', 0.5)
  test('another default means something else to whoever leaves it out', () => {
    expect(fired({ params: [t] }, { params: [param('temperature', 'double', 0.7)] })).toEqual([
      'params › temperature: default-changed (silent)',
    ])
  })
  test('one that is gone has no effect, and nobody is told', () => {
    expect(fired({ params: [t] }, {})).toEqual(['params › temperature: removed (silent)'])
  })
  test('one more has its default', () => {
    expect(verdict({}, { params: [t] }).says).toBe('compatible')
  })
  test('long is taken for double here, unlike in a column', () => {
    expect(
      fired({ params: [param('n', 'long', 1)] }, { params: [param('n', 'double', 1.0)] }),
    ).toEqual(['params › n: type-widened (none)'])
  })
  test('a list is no value', () => {
    expect(
      fired({ params: [param('n', 'long', 1)] }, { params: [param('n', 'long', [1], [-1])] }),
    ).toContain('params › n: shape-changed (refused)')
  })
})

describe('what is not known', () => {
  test('no signature at all', () => {
    const said = contractVerdict(null, toSignature({ inputs: [income] }), {
      before: 'version 4',
      after: 'version 5',
    })
    expect(said.says).toBe('unknown')
    expect(verdictSentence(said)).toBe('Not known: version 4 was logged without a signature.')
  })
  test('a side that says nothing', () => {
    expect(verdict({ inputs: [income] }, { outputs: [income] }).parts).toEqual({
      inputs: 'unknown',
      outputs: 'compatible',
      params: 'identical',
    })
  })
  test('never hides what is known to break', () => {
    const before = { inputs: [income], outputs: [{ strange: 1 }] }
    const after = { inputs: [income, age], outputs: [{ strange: 2 }] }
    expect(verdict(before, after)).toMatchObject({
      says: 'breaking',
      parts: { outputs: 'unknown' },
    })
  })
  test('a type from a newer MLflow is itself, and nothing else', () => {
    const [a, b] = [{ inputs: [column('v', 'vector')] }, { inputs: [column('v', 'long')] }]
    expect(verdict(a, a).says).toBe('identical')
    expect(verdict(a, b).says).toBe('unknown')
  })
  test('a reading that failed', () => {
    expect(verdictSentence(unknownContract('MLmodel of version 5 may not be read'))).toBe(
      'Not known: MLmodel of version 5 may not be read.',
    )
  })
})

test('the sentence says what breaks first, and how much more there is', () => {
  const before = { inputs: [income], params: [param('t', 'double', 1)] }
  const after = { inputs: [income, age], params: [param('t', 'double', 2)] }
  expect(verdictSentence(verdict(before, after))).toBe(
    'Input "age" is new and required: callers don’t send it, and will fail. And 1 more.',
  )
})
