import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { putInto, toMarkdown } from '../bench/report.mjs'
import { median, quantile, spread } from '../bench/statistics.mjs'

describe('statistics', () => {
  test.each([
    [[3], 0.5, 3],
    [[4, 1, 3, 2], 0.5, 2],
    [[5, 1, 4, 2, 3], 0.5, 3],
    [Array.from({ length: 100 }, (_, i) => i + 1), 0.95, 95],
    [[1, 2], 1, 2],
    [[1, 2], 0, 1],
  ])('of %j the %d-quantile is %d', (numbers, share, value) => {
    expect(quantile(numbers, share)).toBe(value)
  })

  const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 1 })

  test('a quantile is one of the numbers, with its share of them at or below it', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const value = quantile(all, share)
        expect(all).toContain(value)
        const below = all.filter((one) => one <= value).length
        expect(below).toBeGreaterThanOrEqual(Math.floor(share * all.length))
      }),
    )
  })

  test('the order of the runs says nothing, and they are left as they were', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const before = [...all]
        expect(median(all.toReversed())).toBe(median(all))
        expect(all).toEqual(before)
      }),
    )
  })

  test.each([
    [[7, 7], '7'],
    [[41.2, 38.4, 55], '41 (38–55)'],
    [[1234.5, 999.4, 20_000], '1,235 (999–20,000)'],
    [[1.234, 1.26, 3.5], '1.3 (1.2–3.5)'],
    [[99.4, 99.6], '99 (99–100)'],
  ])('%j is written as %s', (runs, text) => {
    expect(spread(runs)).toBe(text)
  })

  test('nothing measured is no number', () => {
    expect(() => median([])).toThrow('nothing was measured')
  })
})

const document = `# Speed

Words.

<!-- written by npm run bench -->
old
<!-- end of what npm run bench writes -->

More words.
`

describe('the report', () => {
  const sections = [
    {
      title: 'The list',
      lines: [
        { what: 'a | b', value: '3 ms' },
        { what: 'c', value: '4', note: 'd\ne' },
      ],
    },
  ]
  const markdown = toMarkdown(sections, ['On a computer', 'of somebody'])

  test('is a list of conditions and a table of numbers', () => {
    expect(markdown).toBe(
      [
        '- On a computer',
        '- of somebody',
        '',
        '### The list',
        '',
        '| measured | median (from–to) | |',
        '| --- | ---: | --- |',
        String.raw`| a \| b | 3 ms |  |`,
        '| c | 4 | d e |',
      ].join('\n'),
    )
  })

  test('takes the place of the last one, and of nothing else', () => {
    const once = putInto(document, markdown)
    expect(once).toContain('Words.')
    expect(once).toContain('More words.')
    expect(once).toContain('| c | 4 |')
    expect(once).not.toContain('old')
    expect(putInto(once, markdown)).toBe(once)
  })

  test.each(['', 'words', document.split('old').toReversed().join('')])(
    'goes into no other document',
    (other) => {
      expect(() => putInto(other, markdown)).toThrow('has no place')
    },
  )
})
