import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aRun } from '../examples'
import { attachmentParams } from './attachments'
import { canonical, readCanonical, wellFormed } from './canonical'
import { aMark, aRunOf, anAsk } from './examples'
import { foldLane } from './foldLane'
import { foldPolicy } from './foldPolicy'
import { foldRequest } from './foldRequest'
import { hashText } from './hash'
import { MOST_CHARACTERS, entryKey, tailOf } from './log'
import { joinLogs, readLog } from './readLog'
import { draftEntry, writeEntry } from './writeEntry'

const lane = { type: 'lane', model: 'fraud', alias: 'champion' } as const

const attachmentsOf = (params: ReadonlyMap<string, string>) =>
  readLog(aRun({ params: new Map(params) })).attachments

const full = (to: string) =>
  readLog(
    aRunOf([
      { event: lane },
      ...Array.from({ length: 798 }, () => ({ event: { type: 'comment', text: '' } as const })),
      { event: { type: 'continued', run: to } as const },
      { event: { type: 'comment', text: 'too late' } as const },
    ]),
  )

describe('canonical', () => {
  test('is RFC 8785: keys by UTF-16 unit, numbers as JavaScript writes them', () => {
    expect(
      canonical({ b: 1e21, a: [1.0, -0, '\u20ac\n\u0007'], '\ud83d\ude00': 0, '\ufb33': 1 }),
    ).toBe('{"a":[1,0,"€\\n\\u0007"],"b":1e+21,"😀":0,"\ufb33":1}')
  })

  test('refuses half a character, which writers replace', () => {
    expect(() => canonical({ a: '\ud800' })).toThrow()
    expect(canonical(wellFormed({ '\udc00': ['\ud800'] }))).toBe('{"\ufffd":["\ufffd"]}')
    expect(readCanonical('"\\ud800"')).toBe(undefined)
  })

  test('what it writes is read as the same, and no other text is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
        const clean = wellFormed(value)
        const text = canonical(clean)
        expect(readCanonical(text)?.json).toEqual(JSON.parse(JSON.stringify(clean)))
        expect(readCanonical(`${text} `)).toBe(undefined)
      }),
    )
    expect(readCanonical('{"a":1,"a":2}')).toBe(undefined)
    expect(readCanonical('{"b":1,"a":2}')).toBe(undefined)
    expect(readCanonical('12345678901234567890')).toBe(undefined)
  })
})

describe('attachments', () => {
  const long = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => {
    const well = text.toWellFormed()
    return well.repeat(Math.ceil((2.5 * MOST_CHARACTERS) / well.length))
  })
  test('any text comes back under its hash, whatever the order of the params', () => {
    fc.assert(
      fc.property(long, (text) => {
        const params = attachmentParams(text)
        if (params === null) throw new Error('too long')
        expect([...params.values()].every((part) => part.length <= MOST_CHARACTERS)).toBe(true)
        expect([...params.values()].every((part) => part.isWellFormed())).toBe(true)
        const shuffled = new Map([...params].toReversed())
        expect([...attachmentsOf(shuffled)]).toEqual([[hashText(text), text]])
      }),
    )
  })

  test('a part that somebody adds takes nothing away; one that is missing or other does', () => {
    const text = 'x'.repeat(3 * MOST_CHARACTERS)
    const params = new Map(attachmentParams(text))
    const [first = '', , last = ''] = params.keys()
    expect(
      attachmentsOf(new Map([...params, [last.replace(/\d$/, '3'), 'more']])).get(hashText(text)),
    ).toBe(text)
    expect(attachmentsOf(new Map([...params, [first, 'other']])).size).toBe(0)
    params.delete(last)
    expect(attachmentsOf(params).size).toBe(0)
  })

  test('what does not fit into one call is refused', () => {
    expect(attachmentParams('x'.repeat(99 * MOST_CHARACTERS))?.size).toBe(99)
    expect(attachmentParams('x'.repeat(99 * MOST_CHARACTERS + 1))).toBe(null)
  })
})

describe('readLog', () => {
  const run = aRunOf([
    { event: lane },
    {
      event: {
        type: 'observed',
        how: 'first-sight',
        holder: aMark('4'),
        after: null,
        before: '2026-01-01T00:00:00Z',
      },
    },
    { event: { type: 'comment', text: 'no lane has any' } },
  ])

  test('what it is about is in the first entry, whatever tags say', () => {
    const log = readLog({ ...run, tags: new Map([['ringside.kind', 'policy']]) } as typeof run)
    expect(log.about).toEqual({ kind: 'lane', model: 'fraud', alias: 'champion' })
    expect(log.entries.map(({ n, fault }) => [n, fault])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ])
    expect(tailOf(log)).toEqual({ n: 4, prev: log.entries[2]?.hash })
  })

  test('behind a gap is no place', () => {
    const params = new Map(run.params)
    params.delete(entryKey(2))
    const log = readLog({ ...run, params })
    expect(log.entries.map(({ n }) => n)).toEqual([1])
    expect(log.stray.map(({ n }) => n)).toEqual([3])
  })

  test('another text in an entry’s place ends the chain: what follows keeps its place and counts for nothing', () => {
    const params = new Map(run.params)
    params.set(entryKey(2), (params.get(entryKey(2)) ?? '').replace('"4"', '"3"'))
    const log = readLog({ ...run, params })
    expect(log.entries.map(({ fault }) => fault !== null)).toEqual([false, false, true])
  })

  test.each([
    ['nonsense', '{'],
    ['no canonical text', '{ "v": 1 }'],
    ['of a later form', canonical({ v: 2 })],
    [
      'of an unknown kind',
      canonical({
        ...draftEntry({ event: lane, prev: null, by: 'a', at: new Date(0), nonce: '12345678' }),
        event: { type: 'later' },
      }),
    ],
    [
      'a day that is none',
      canonical({
        v: 1,
        prev: null,
        nonce: '12345678',
        by: 'a',
        at: '2026-02-31T00:00:00Z',
        event: lane,
      }),
    ],
  ])('an entry that is %s is kept and not understood', (_, text) => {
    const log = readLog(aRun({ params: new Map([[entryKey(1), text]]) }))
    expect(log).toMatchObject({ kind: null, about: null, entries: [{ text, entry: null }] })
    expect(tailOf(log)).toEqual({ n: 2, prev: hashText(text) })
  })

  test('whatever stands in a run, nothing throws', () => {
    const key = fc.oneof(
      fc.integer({ min: 0, max: 5 }).map(entryKey),
      fc.constantFrom('ev.1', 'ev.99999', `at.${'0'.repeat(32)}.000`, '__proto__'),
    )
    const text = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => canonical(wellFormed(value))),
      fc.constantFrom(...aRunOf([{ event: anAsk() }, { event: lane }]).params.values()),
    )
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(key, text), { selector: ([k]) => k }), (params) => {
        const log = readLog(aRun({ params: new Map(params) }))
        expect(log.entries.length + log.stray.length).toBe(
          params.filter(([k]) => /^ev\.\d{5}$/.test(k)).length,
        )
        foldLane(log)
        foldRequest(log)
        foldPolicy(log, { signs: true })
      }),
    )
  })
})

describe('a lane that goes on in another run', () => {
  const log = full('next')
  const prev = log.entries[799]?.hash ?? ''
  const nextOf = (event: Parameters<typeof draftEntry>[0]['event'], n = 801) => {
    const entry = draftEntry({ event, prev, by: 'anna', at: new Date(0), nonce: '12345678' })
    const written = writeEntry(n, entry)
    if (written.kind !== 'written') throw new Error('too long')
    return readLog(aRun({ id: 'next', params: new Map(written.params) }))
  }
  const join = (next: ReturnType<typeof readLog>) => joinLogs(log, new Map([['next', next]]))

  test('is one lane', () => {
    const joined = join(nextOf(lane))
    expect([joined.run, joined.entries.length, tailOf(joined).n]).toEqual(['next', 801, 802])
    expect(joined.stray.map(({ n }) => n)).toEqual([801])
    expect(foldLane(joined)).toMatchObject({ run: 'next', alias: 'champion' })
  })

  test('but for what does not follow on', () => {
    for (const next of [
      nextOf({ ...lane, alias: 'challenger' }),
      nextOf(lane, 802),
      nextOf(anAsk()),
    ]) {
      expect(join(next)).toBe(log)
    }
  })
})
