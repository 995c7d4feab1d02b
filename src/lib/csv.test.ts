import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv } from './csv'

test('begins with the mark of UTF-8 and ends its lines as RFC 4180 says', () => {
  expect(
    csv([
      ['name', 'über'],
      ['a,b', 'say "hi"\nthere'],
    ]),
  ).toBe('\ufeffname,über\r\n"a,b","say ""hi""\nthere"\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j is no formula', (text) => {
  expect(csv([[text]])).toMatch(/^\ufeff"?'/)
})

/** A reader as strict as RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/suy
  while (token.lastIndex < text.length) {
    const found = token.exec(text)
    if (found === null) throw new Error(`not CSV at ${token.lastIndex}`)
    const [, quoted, bare = '', end] = found
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

test('is read again as it was, but for the apostrophe', () => {
  const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 1 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const meant = rows.map((cells) =>
        cells.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)),
      )
      expect(read(csv(rows).slice(1))).toEqual(meant)
    }),
  )
})
