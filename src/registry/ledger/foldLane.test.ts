import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerEvent } from './event'
import { type Said, aLogOf, aMark } from './examples'
import { foldLane } from './foldLane'
import { tailOf } from './log'

const lane = { type: 'lane', model: 'fraud', alias: 'champion' } as const
const seen = (
  version: string | null,
  how: 'first-sight' | 'outside' = 'first-sight',
): LedgerEvent => ({
  type: 'observed',
  how,
  holder: version === null ? null : aMark(version),
  after: how === 'outside' ? '2026-01-01T00:30:00Z' : null,
  before: '2026-01-01T01:00:00Z',
})
const intent = (from: string | null, to: string | null): LedgerEvent => ({
  type: 'intent',
  from: from === null ? null : aMark(from),
  to: to === null ? null : aMark(to),
  reason: 'better',
  request: null,
  emergency: false,
})
const moved = (of: number, version: string): LedgerEvent => ({
  type: 'moved',
  intent: of,
  holder: aMark(version),
})

const folded = (events: readonly (LedgerEvent | Said)[]) => {
  const said = events.map((each) => ('event' in each ? each : { event: each }))
  const found = foldLane(aLogOf([{ event: lane }, ...said]))
  if (found === null) throw new Error('no lane')
  return found
}
const versions = ({ spans }: ReturnType<typeof folded>) =>
  spans.map(({ holder, from, to }) => [holder?.version, from.how, to !== null])

const adopted = (said: Partial<Said> = {}): Said => ({
  ...said,
  event: { type: 'adopted', observed: 3, reason: 'right' },
})

describe('a lane', () => {
  test('that nobody has looked at knows nothing', () => {
    expect(folded([])).toMatchObject({
      spans: [],
      holder: undefined,
      open: null,
      watchedSince: null,
    })
  })

  test('holds what was seen first, then what was moved', () => {
    const found = folded([seen('4'), { by: 'mia', event: intent('4', '5') }, moved(3, '5')])
    expect(versions(found)).toEqual([
      ['4', 'first-sight', true],
      ['5', 'moved', false],
    ])
    expect(found.holder).toEqual(aMark('5'))
    expect(found.spans[1]?.from).toMatchObject({
      n: 4,
      intent: 3,
      by: { name: 'mia' },
      reason: 'better',
    })
    expect(found.spans[0]?.to).toEqual(new Date('2026-01-01T03:00:00Z'))
    expect(found.watchedSince).toEqual(new Date('2026-01-01T01:00:00Z'))
    expect(found.ignored.size).toBe(0)
  })

  test('is blocked by a move that was announced, until it is settled', () => {
    const open = folded([seen('4'), intent('4', '5'), intent('4', '6'), seen('9', 'outside')])
    expect(open.open?.n).toBe(3)
    expect([...open.ignored.keys()]).toEqual([4, 5])
    const failed = folded([
      seen('4'),
      intent('4', '5'),
      { type: 'failed', intent: 3, message: 'no' },
      intent('4', '6'),
    ])
    expect([failed.open?.n, failed.holder]).toEqual([5, aMark('4')])
  })

  test('no longer knows its holder when nobody can say what became of a move', () => {
    const found = folded([seen('4'), intent('4', '5'), { type: 'unknown', intent: 3, message: '' }])
    expect(versions(found)).toEqual([
      ['4', 'first-sight', true],
      ['5', 'unknown', false],
    ])
    expect(found.holder).toBe(undefined)
  })

  test.each<[string, readonly (LedgerEvent | Said)[], number]>([
    ['an end without a beginning', [seen('4'), moved(2, '5')], 3],
    ['a second end', [intent('4', '5'), moved(2, '5'), moved(2, '5')], 4],
    ['an end of another intent', [intent('4', '5'), { type: 'failed', intent: 1, message: '' }], 3],
    ['an end at another version', [intent('4', '5'), moved(2, '6')], 3],
    ['what was known', [seen('4'), seen('4', 'outside')], 3],
    ['a second beginning', [seen('4'), lane], 3],
    ['what belongs into a request', [seen('4'), { type: 'comment', text: '' }], 3],
    ['an end before it is full', [seen('4'), { type: 'continued', run: 'mine' }], 3],
    [
      'the adoption of what nobody saw',
      [seen('4'), { type: 'adopted', observed: 2, reason: '' }],
      3,
    ],
    [
      'an intent of somebody who may not, as a console vouches',
      [seen('4'), { event: intent('4', '5'), trust: 'signed', level: 'READ' }],
      3,
    ],
    ['a forged one', [seen('4'), { event: intent('4', '5'), trust: 'forged', level: 'MANAGE' }], 3],
  ])('passes over %s', (_, events, n) => {
    expect([...folded(events).ignored.keys()]).toEqual([n])
  })

  test('an outside move is adopted or reverted once, by somebody who may', () => {
    const start = [seen('4'), seen('6', 'outside')]
    expect(folded(start).spans[1]?.from).toMatchObject({ how: 'outside', settled: null })
    const both = folded([
      ...start,
      adopted({ trust: 'signed', level: 'USE' }),
      adopted(),
      adopted(),
    ])
    expect(both.spans[1]?.from).toMatchObject({ settled: { as: 'adopted', n: 5 } })
    expect([...both.ignored.keys()]).toEqual([4, 6])
    const reverted = { type: 'reverted', observed: 3, by: 4, reason: '' } as const
    expect(folded([...start, reverted]).ignored.size).toBe(1)
    const back = folded([...start, intent('6', '4'), moved(4, '4'), reverted])
    expect(back.spans[1]?.from).toMatchObject({ settled: { as: 'reverted' } })
  })
})

const anything = fc.oneof(
  fc.constantFrom<LedgerEvent>(lane, seen('4'), seen('6', 'outside'), seen(null, 'outside')),
  fc
    .tuple(fc.constantFrom('4', '5', null), fc.constantFrom('4', '5', null))
    .map((ends) => intent(...ends)),
  fc.tuple(fc.nat(9), fc.constantFrom('4', '5')).map(([of, version]) => moved(of, version)),
  fc.nat(9).map((of): LedgerEvent => ({ type: 'failed', intent: of, message: '' })),
  fc.nat(9).map((of): LedgerEvent => ({ type: 'unknown', intent: of, message: '' })),
  fc.nat(9).map((of): LedgerEvent => ({ type: 'adopted', observed: of, reason: '' })),
)

describe('whatever is written', () => {
  const written = fc.array(anything, { maxLength: 12 })

  test('what an entry did is never undone by a later one', () => {
    fc.assert(
      fc.property(written, fc.nat(12), (events, cut) => {
        const [whole, part] = [folded(events), folded(events.slice(0, cut))]
        const facts = (one: typeof whole) =>
          one.spans.map(({ holder, from }) => [holder, from.how, from.n])
        expect(facts(whole).slice(0, part.spans.length)).toEqual(facts(part))
        for (const [n, because] of part.ignored) expect(whole.ignored.get(n)).toBe(because)
      }),
    )
  })

  test('each span but the last has an end, and each begins with an entry of its own', () => {
    fc.assert(
      fc.property(written, (events) => {
        const { spans, ignored } = folded(events)
        expect(spans.slice(0, -1).every(({ to }) => to !== null)).toBe(true)
        expect(spans.at(-1)?.to ?? null).toBe(null)
        const numbers = spans.map(({ from }) => from.n)
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
        expect(numbers.some((n) => ignored.has(n))).toBe(false)
      }),
    )
  })

  /** Clients that read, and write under the next number; of two, whoever comes first gets it. */
  test('of clients that keep to it, one moves at a time and no move is lost', () => {
    const turn = fc.record({ who: fc.nat(3), does: fc.constantFrom('read', 'write') })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
        const said: Said[] = [{ event: lane }, { event: seen('1') }]
        const views = new Map<number, ReturnType<typeof foldLane>>()
        const tails = new Map<number, number>()
        let alias = '1'
        let done = 0
        for (const { who, does } of turns) {
          const view = views.get(who)
          if (does === 'read' || !view) {
            const log = aLogOf(said)
            views.set(who, foldLane(log))
            tails.set(who, tailOf(log).n)
            continue
          }
          // the number was taken by somebody else: write-once
          if (tails.get(who) !== said.length + 1) continue
          const by = `client ${who}`
          const mine = view.open?.by.name === by
          if (view.open !== null && !mine) continue
          if (mine && view.open) {
            alias = view.open.to?.version ?? ''
            done += 1
            said.push({ by, event: moved(view.open.n, alias) })
          } else {
            said.push({ by, event: intent(view.holder?.version ?? null, `${done + 2}`) })
          }
          views.delete(who)
        }
        const end = foldLane(aLogOf(said))
        expect(end?.ignored.size).toBe(0)
        expect(end?.holder?.version).toBe(alias)
        expect(end?.spans.length).toBe(done + 1)
      }),
    )
  })
})
