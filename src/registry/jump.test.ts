import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readJump } from './jump'

const version = (text: string, number: string) => ({
  text,
  at: { kind: 'version', version: number },
})

test.each([
  ['fraud v4', version('fraud', '4')],
  ['card fraud 12', version('card fraud', '12')],
  ['card-fraud/4', version('card-fraud', '4')],
  ['card-fraud / V007', version('card-fraud', '7')],
  ['fraud @champion', { text: 'fraud', at: { kind: 'alias', alias: 'champion' } }],
  ['fraud@été-2', { text: 'fraud', at: { kind: 'alias', alias: 'été-2' } }],
])('“%s” is a version of a model', (typed, jump) => {
  expect(readJump(typed)).toEqual(jump)
})

test.each(['fraud', 'v4', '4', '@champion', 'gpt4', 'fraud v', 'fraud @', ''])(
  '“%s” is words of a name',
  (typed) => {
    expect(readJump(typed)).toEqual({ text: typed, at: null })
  },
)

test('any text is read, and words are never lost but for what is at the end', () => {
  assert(
    property(string({ unit: 'grapheme' }), (typed) => {
      const { text } = readJump(typed)
      expect(typed.trim().startsWith(text)).toBe(true)
    }),
  )
})
