import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crossings, moved, throughBoxes } from '../bench/lineage/measures.mjs'
import { type Line, type Picture, type Point, corners } from '../bench/lineage/picture.mjs'
import { curve } from '../src/registry/lineage/layout/turn'

const SIZE = { width: 20, height: 10 }
const line = (from: string, to: string, d: string): Line => ({ from, to, d })
const pairs = (n: number) => (n * (n - 1)) / 2
const picture = (lines: readonly Line[], boxes: Record<string, Point> = {}): Picture => ({
  lines,
  boxes: new Map(Object.entries(boxes)),
})

describe('a path', () => {
  test('has its corners, and those of its curves close enough to be them', () => {
    expect(corners('M0 0L10 0')).toEqual([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ])
    const curved = corners('M0 0C50 0 50 100 100 100')
    expect(curved.at(-1)).toEqual({ x: 100, y: 100 })
    expect(curved).toHaveLength(16)
    for (const { x, y } of curved) expect(x <= 50 ? y <= x : y >= x).toBe(true)
  })
})

describe('crossings', () => {
  test.each([
    ['an X', ['M0 0L10 10', 'M0 10L10 0'], 1],
    ['beside each other', ['M0 0L10 0', 'M0 10L10 10'], 0],
    ['a T, which touches', ['M0 0L10 0', 'M5 0L5 10'], 0],
    ['twice the same two', ['M0 0L30 0', 'M5 5L10 -5L15 5'], 1],
    ['in a corner of both', ['M0 0L5 5L10 0L20 0', 'M0 10L5 5.1L10 10', 'M5 -10L5 20'], 2],
    ['curves that change places', ['M0 0C5 0 5 10 10 10', 'M0 10C5 10 5 0 10 0'], 1],
  ])('%s: %j', (_, paths, count) => {
    expect(crossings(picture(paths.map((d, i) => line(`a${i}`, `b${i}`, d))))).toBe(count)
  })

  test('lines that leave one box together, or reach one, do not cross there', () => {
    const fan = [
      line(
        'a',
        'b',
        curve(
          [0, 50].map((y, x) => ({ x: x * 88, y })),
          false,
        ),
      ),
      line(
        'a',
        'c',
        curve(
          [0, -50].map((y, x) => ({ x: x * 88, y })),
          false,
        ),
      ),
      line(
        'd',
        'b',
        curve(
          [90, 50].map((y, x) => ({ x: x * 88, y })),
          false,
        ),
      ),
    ]
    expect(crossings(picture(fan))).toBe(0)
  })

  test('law: of two columns, all joined, as many as there must be', () => {
    const sizes = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(sizes, sizes, (left, right) => {
        const lines = Array.from({ length: left * right }, (_, i) => {
          const [a, b] = [i % left, Math.floor(i / left)]
          const ends = [
            { x: 0, y: a * 76 },
            { x: 88, y: b * 76 },
          ]
          return line(`a${a}`, `b${b}`, curve(ends, false))
        })
        expect(crossings(picture(lines))).toBe(pairs(left) * pairs(right))
      }),
    )
  })
})

describe('lines through boxes', () => {
  const boxes = { a: { x: 0, y: 0 }, b: { x: 100, y: 0 }, between: { x: 50, y: 0 } }

  test.each([
    ['through it', 'M20 5L100 5', 1],
    ['along its edge', 'M20 0L100 0', 0],
    ['past it', 'M20 5L40 20L80 20L100 5', 0],
    ['into it and back', 'M20 5L60 5L60 -20L65 -20L65 5L100 5', 1],
    ['a curve that dips into it', 'M20 -20C40 20 80 20 100 -20', 1],
  ])('%s: %s', (_, d, count) => {
    expect(throughBoxes(picture([line('a', 'b', d)], boxes), SIZE)).toBe(count)
  })

  test('its own two ends do not count', () => {
    const inside = picture([line('a', 'between', 'M5 5L60 5')], boxes)
    expect(throughBoxes(inside, SIZE)).toBe(0)
  })

  test('from a box to one in its column, past one between', () => {
    const column = { a: { x: 0, y: 0 }, c: { x: 0, y: 20 }, b: { x: 0, y: 40 } }
    const ends = [
      { x: 20, y: 5 },
      { x: 20, y: 45 },
    ]
    const around = picture([line('a', 'b', curve(ends, false))], column)
    expect(throughBoxes(around, SIZE)).toBe(0)
  })
})

describe('what moved', () => {
  const before = new Map([
    ['opened', { x: 0, y: 0 }],
    ['one', { x: 10, y: 0 }],
    ['other', { x: 20, y: 0 }],
  ])
  const lowered = (by: number) =>
    new Map([...before].map(([id, { x, y }]) => [id, { x, y: y + by }]))

  test('the whole picture: nothing, since a page can hold it', () => {
    expect(moved(before, lowered(100), 'opened')).toBe(0)
  })

  test('one of two by 30 px: 15', () => {
    expect(moved(before, new Map([...before, ['one', { x: 10, y: 30 }]]), 'opened')).toBe(15)
  })
})
