import { assert, pre, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { parseVersionSearch } from './parseVersionSearch'

const read = (typed: string) => {
  const search = parseVersionSearch(typed)
  return search.kind === 'terms' ? search.terms : search.because
}
const number = (sign: string, of: string) => ({ kind: 'number', sign, number: of })

test.each([
  ['', []],
  ['5', [number('=', '5')]],
  ['v05', [number('=', '5')]],
  ['>=40', [number('>=', '40')]],
  ['<v3', [number('<', '3')]],
  ['10..20', [number('>=', '10'), number('<=', '20')]],
  ['10..', [number('>=', '10')]],
  ['..v20', [number('<=', '20')]],
  ['tag:team=risk', [{ kind: 'tag', key: 'team', value: 'risk' }]],
  ['tag:team', [{ kind: 'tag', key: 'team', value: null }]],
  ['tag:team=', [{ kind: 'tag', key: 'team', value: '' }]],
  ['tag:a=b=c', [{ kind: 'tag', key: 'a', value: 'b=c' }]],
  ['tag:"a=b c"="two words"', [{ kind: 'tag', key: 'a=b c', value: 'two words' }]],
  ['alias:@champion', [{ kind: 'alias', alias: 'champion' }]],
  ['RUN:3fa9', [{ kind: 'run', part: '3fa9' }]],
  ['source:models:/churn/5', [{ kind: 'source', part: 'models:/churn/5' }]],
  ['by:ana', [{ kind: 'by', part: 'ana' }]],
  ['"5"', [{ kind: 'text', part: '5' }]],
  ['"see https://x"', [{ kind: 'text', part: 'see https://x' }]],
  ['nightly >2', [{ kind: 'text', part: 'nightly' }, number('>', '2')]],
])('%s', (typed, terms) => {
  expect(read(typed)).toEqual(terms)
})

test.each([
  ['>=', 'needs a number after it, as in >=40'],
  ['>=x', 'is no comparison with a number, such as >=40'],
  ['..', 'needs a number on one side, as in 10..20'],
  ['20..10', 'goes backwards: 10..20 is the same the right way round'],
  ['99999999999', 'is beyond the last number that MLflow can give, 2147483647'],
  ['tag:', 'needs a key: tag:team=risk'],
  ['tag:=x', 'needs a key: tag:team=risk'],
  ['run:', 'needs the start of a run’s id: run:3fa9'],
  ['tag:"a', 'has a quote that is not closed'],
])('what can’t be read says why: %s', (typed, because) => {
  expect(read(typed)).toBe(because)
})

test('the part that can’t be read is named, whatever stands around it', () => {
  expect(parseVersionSearch('>=4 colour:red 7')).toMatchObject({ part: 'colour:red' })
})

test('no text makes it throw, and every word is either read or named', () => {
  assert(
    property(string({ unit: 'grapheme' }), (typed) => {
      const search = parseVersionSearch(typed)
      if (search.kind === 'problem') expect(typed).toContain(search.part)
      else expect(search.terms.length === 0).toBe(typed.trim() === '')
    }),
  )
})

test('a quoted word is found as it is', () => {
  assert(
    property(string({ minLength: 1 }), (text) => {
      pre(!text.includes('"'))
      expect(read(`"${text}"`)).toEqual([{ kind: 'text', part: text }])
    }),
  )
})
