import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDelimited } from './delimited'

const rows = (text: string, most = 100) => readDelimited(text, ',', most).rows

test.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['"a ""quoted"", x","line\nbreak"\n', [['a "quoted", x', 'line\nbreak']]],
  ['\uFEFFname,\n', [['name', '']]],
  ['a,,c', [['a', '', 'c']]],
  ['a,', [['a', '']]],
  ['\n\n', [[''], ['']]],
  ['"open', [['open']]],
  ['say "hi",x', [['say "hi"', 'x']]],
  ['', []],
])('%j', (text, read) => {
  expect(rows(text)).toEqual(read)
})

test('rows beyond what is asked for are not read, and it says that there are', () => {
  const text = 'a\n'.repeat(1000)
  expect(readDelimited(text, ',', 10)).toEqual({
    rows: Array.from({ length: 10 }, () => ['a']),
    more: true,
  })
  expect(readDelimited('a\nb\n', ',', 2).more).toBe(false)
})

test('other separators leave commas alone', () => {
  expect(readDelimited('a,b\tc', '\t', 10).rows).toEqual([['a,b', 'c']])
})

test('whatever was written with quotes is read back', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') })
  const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(table, (written) => {
      const text = written
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
        .join('\n')
      expect(rows(text)).toEqual(written)
    }),
  )
})

test('any text is read, to its end', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readDelimited(text, ',', 1000).more).toBe(false)
    }),
  )
})
