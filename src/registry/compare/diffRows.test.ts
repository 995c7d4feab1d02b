import { array, assert, constantFrom, dictionary, nat, option, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, diffRows } from './diffRows'
import { type Known, READING, known, unknown } from './known'

const equal = (a: string, b: string) => a === b
const of = (...pairs: readonly (readonly [string, string])[]) => known(new Map(pairs))

const maps = dictionary(
  constantFrom('a', 'b', 'c', '__proto__', 'constructor'),
  constantFrom('1', '2', ''),
).map((record) => new Map(Object.entries(record)))
const sides = array(
  option(maps, { nil: null }).map((map): Known<ReadonlyMap<string, string>> =>
    map === null ? unknown('closed') : known(map),
  ),
  { minLength: 1, maxLength: 5 },
)

describe('diffRows', () => {
  it('tells what a version adds, drops and changes', () => {
    const rows = diffRows(
      [of(['a', '1'], ['b', '1'], ['c', '1']), of(['c', '1'], ['b', '2'], ['d', '1'])],
      0,
      equal,
    )
    expect(rows.map(({ key, cells, changed }) => [key, cells[1]?.change, changed])).toEqual([
      ['a', 'removed', true],
      ['b', 'changed', true],
      ['c', 'same', false],
      ['d', 'added', true],
    ])
    expect(changesOf(rows, 1)).toBe(3)
    expect(changesOf(rows, 0)).toBe(0)
  })

  it('takes an empty text for a value', () => {
    const [row] = diffRows([of(['a', '']), of()], 0, equal)
    expect(row?.cells[1]).toEqual({ value: null, change: 'removed' })
    expect(diffRows([of(), of(['a', ''])], 0, equal)[0]?.cells[1]?.change).toBe('added')
  })

  it.each([READING, unknown('closed to you (403)')])(
    'makes nothing of what is not known: %o',
    (side) => {
      expect(diffRows([of(['a', '1']), side], 0, equal)).toEqual([
        {
          key: 'a',
          cells: [
            { value: '1', change: 'same' },
            { value: null, change: 'unknown' },
          ],
          changed: false,
        },
      ])
      const [row] = diffRows([side, of(['a', '1'])], 0, equal)
      expect(row?.cells.map(({ change }) => change)).toEqual(['unknown', 'unknown'])
    },
  )

  it('has every name of every version once, and finds no change against itself', () => {
    assert(
      property(sides, nat(4), (given, n) => {
        const base = n % given.length
        const rows = diffRows(given, base, equal)
        const names = given.flatMap((side) =>
          side.state === 'known' ? [...side.value.keys()] : [],
        )
        expect(rows.map(({ key }) => key).toSorted()).toEqual([...new Set(names)].toSorted())
        expect(changesOf(rows, base)).toBe(0)
        const twice = diffRows([...given, given[base] ?? READING], base, equal)
        expect(changesOf(twice, given.length)).toBe(0)
      }),
    )
  })

  it('is a change of the one as of the other', () => {
    const turned = {
      added: 'removed',
      removed: 'added',
      changed: 'changed',
      same: 'same',
      unknown: 'unknown',
    }
    assert(
      property(maps, maps, (a, b) => {
        const there = new Map(diffRows([known(a), known(b)], 0, equal).map((row) => [row.key, row]))
        for (const { key, cells, changed } of diffRows([known(a), known(b)], 1, equal)) {
          expect(turned[cells[0]?.change ?? 'same']).toBe(there.get(key)?.cells[1]?.change)
          expect(changed).toBe(there.get(key)?.changed)
        }
      }),
    )
  })
})
