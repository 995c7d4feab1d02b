import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mark } from './event'
import type { Author, Beginning, Span } from './lane'
import { stretchesIn, stretchesOf } from './stretches'

const at = (hour: number) => new Date(Date.UTC(2026, 4, 3, hour))
const mark = (version: string): Mark => ({ version, created: 1 })
const mia: Author = { name: 'mia', trust: 'signed', level: 'EDIT', admin: false }
const moved = (hour: number, n = 2): Beginning => ({
  how: 'moved',
  n,
  intent: n - 1,
  was: null,
  at: at(hour),
  by: mia,
  reason: '',
  request: null,
  emergency: false,
})
const outside = (after: number | null, before: number): Beginning => ({
  how: 'outside',
  n: 3,
  after: after === null ? null : at(after),
  before: at(before),
  settled: null,
})
const span = (holder: Mark | null, from: Beginning): Span => ({ holder, from, to: null })
const brief = (spans: readonly Span[]) =>
  stretchesOf({ spans }).map((one) => [
    one.kind,
    one.from.getUTCHours(),
    one.to?.getUTCHours() ?? null,
  ])

describe('the stretches of a lane', () => {
  test('go from one move to the next, and the last one on', () => {
    expect(brief([span(mark('1'), moved(1)), span(null, moved(5))])).toEqual([
      ['held', 1, 5],
      ['held', 5, null],
    ])
  })

  test('leave open when exactly an outside move happened', () => {
    const spans = [span(mark('1'), moved(1)), span(mark('2'), outside(4, 6))]
    expect(brief(spans)).toEqual([
      ['held', 1, 4],
      ['between', 4, 6],
      ['held', 6, null],
    ])
    const [, between] = stretchesOf({ spans })
    expect(between).toMatchObject({ before: mark('1'), after: mark('2') })
  })

  test('say of an outside move of which no earlier look is known only when it was seen', () => {
    expect(brief([span(mark('1'), moved(1)), span(mark('2'), outside(null, 6))])).toEqual([
      ['held', 1, 6],
      ['held', 6, null],
    ])
  })

  test('claim no holder after an attempt that was never settled', () => {
    const lost: Beginning = { how: 'unknown', n: 4, at: at(5), by: mia }
    expect(brief([span(mark('1'), moved(1)), span(mark('2'), lost)])).toEqual([
      ['held', 1, 5],
      ['unsettled', 5, null],
    ])
  })

  test('never go back in time, whatever the clocks said', () => {
    const beginning = fc.oneof(
      fc.nat(23).map((hour) => moved(hour)),
      fc.tuple(fc.nat(23), fc.nat(23)).map(([after, before]) => outside(after, before)),
      fc.nat(23).map((hour): Beginning => ({ how: 'unknown', n: 1, at: at(hour), by: mia })),
    )
    fc.assert(
      fc.property(fc.array(beginning, { minLength: 1 }), (begins) => {
        const found = stretchesOf({ spans: begins.map((from) => span(mark('1'), from)) })
        // without gaps, none of them empty, the last one open
        found.forEach((one, i) => {
          expect(one.to).toEqual(found[i + 1]?.from ?? null)
          if (one.to !== null) expect(one.to.getTime()).toBeGreaterThan(one.from.getTime())
        })
        expect(found.at(-1)?.to).toBeNull()
      }),
    )
  })
})

test('what touches a time: what ends with it or begins after it does not', () => {
  const found = stretchesOf({ spans: [1, 5, 9].map((hour) => span(mark('1'), moved(hour))) })
  const within = (from: number, to: number) =>
    stretchesIn(found, { from: at(from), to: at(to), now: at(12) }).map((one) =>
      one.from.getUTCHours(),
    )
  expect(within(0, 1)).toEqual([])
  expect(within(0, 2)).toEqual([1])
  expect(within(4, 6)).toEqual([1, 5])
  expect(within(5, 9)).toEqual([5])
  expect(within(11, 20)).toEqual([9])
  expect(within(12, 20)).toEqual([])
})
