import { expect, test } from 'vitest'
import { paramsText } from './params'

test('a file of commas quotes what holds one, a quote or a line end', () => {
  const pairs = [
    ['layers', '[64, 32]'],
    ['note', 'say "hi"\nthere'],
  ] as const
  expect(paramsText(pairs, ',')).toBe(
    'param,value\r\nlayers,"[64, 32]"\r\nnote,"say ""hi""\nthere"',
  )
})

test('a table for a sheet has one cell each', () => {
  expect(paramsText([['note', 'a\tb\r\nc']], '\t')).toBe('param\tvalue\r\nnote\ta b c')
})

test('no cell is run as a formula, and numbers stay numbers', () => {
  const pairs = [
    ['a', '=1+1'],
    ['b', '-0.5e-3'],
    ['c', '-x'],
    ['@d', '+1'],
  ] as const
  expect(paramsText(pairs, ',').split('\r\n').slice(1)).toEqual([
    "a,'=1+1",
    'b,-0.5e-3',
    "c,'-x",
    "'@d,+1",
  ])
})
