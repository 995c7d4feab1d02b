import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, type Guard, PRESETS } from '../policy'
import type { LedgerEvent, Proposal } from './event'
import { A_HASH, B_HASH, type Said, aLogOf, aMark, aMove, anAsk } from './examples'
import { foldLane } from './foldLane'
import { foldRequest } from './foldRequest'
import { type Facts, judge } from './judge'
import type { Lane } from './lane'
import { REQUEST_ACTS, type RequestAct } from './request'
import { requestState } from './requestState'
import { type Person, mayOn } from './rules'
import { type Present, staleOf } from './stale'
import { NOBODY, guardFor, stepsOf } from './steps'

const team: Guard = PRESETS.team
const regulated: Guard = PRESETS.regulated
const facts = (more: Partial<Facts> = {}): Facts => ({
  now: new Date('2026-01-02T00:00:00Z'),
  guard: team,
  authors: [{ name: 'dora', claimed: false }],
  blocking: [],
  stale: [],
  lanes: [],
  ...more,
})
const person = (name: string | null, more: Partial<Person> = {}): Person => ({
  name,
  signs: true,
  admin: false,
  move: { may: 'yes' },
  write: { may: 'yes' },
  ...more,
})

const signed = { trust: 'signed', level: 'EDIT' } as const
const says = (by: string, event: LedgerEvent, more: Partial<Said> = {}): Said => ({
  by,
  event,
  ...signed,
  ...more,
})
const ask = says('anna', anAsk())
const approves = (by: string, more: Partial<Said> = {}) =>
  says(by, { type: 'approved', evidence: A_HASH, text: '' }, more)
const waives = (by: string, gate = 'contract') =>
  says(by, { type: 'waived', gate, reason: 'known' })
const applied: LedgerEvent = { type: 'applied', moves: [{ run: 'lane', n: 4 }], copied: null }

const fold = (said: readonly Said[], first: Said = ask) => {
  const request = foldRequest(aLogOf([first, ...said], [], 'r1'))
  if (request === null) throw new Error('no request')
  return request
}
const laneOf = (events: readonly LedgerEvent[], alias = 'champion'): Lane => {
  const lane = foldLane(
    aLogOf(
      [{ type: 'lane' as const, model: 'fraud', alias }, ...events].map((event) => ({ event })),
      [],
      'lane',
    ),
  )
  if (lane === null) throw new Error('no lane')
  return lane
}
const intent = (to: string, run: string | null = 'r1'): LedgerEvent => ({
  type: 'intent',
  from: aMark('4'),
  to: aMark(to),
  reason: '',
  request: run === null ? null : { run, n: 1 },
  emergency: false,
})
const moved = (of: number, to: string): LedgerEvent => ({
  type: 'moved',
  intent: of,
  holder: aMark(to),
})

const stateOf = (said: readonly Said[], more: Partial<Facts> = {}, first: Said = ask) => {
  const given = facts(more)
  return requestState(judge(fold(said, first), given), given)
}
const may = (
  act: RequestAct,
  who: Person,
  said: readonly Said[] = [],
  more: Partial<Facts> = {},
  first: Said = ask,
) => {
  const right = mayOn(fold(said, first), who, facts(more))[act]
  return right.may === 'no' ? right.because : right.may
}

describe('where it stands', () => {
  const both = [approves('ben'), approves('cleo')]

  test('open, until enough others have approved and no check stands in the way', () => {
    expect(stateOf([])).toBe('open')
    expect(stateOf([approves('ben')])).toBe('approved')
    expect(stateOf([approves('ben')], { guard: regulated })).toBe('open')
    expect(stateOf(both, { guard: regulated })).toBe('approved')
    expect(stateOf(both, { blocking: ['contract'] })).toBe('open')
  })

  test('changes that were asked for come before approvals', () => {
    expect(stateOf([...both, says('eve', { type: 'changes-requested', text: '' })])).toBe(
      'changes-requested',
    )
  })

  test('a waiver takes one approval more, and one that has seen it', () => {
    const blocking = ['contract'] as const
    expect(stateOf([waives('ben'), approves('ben')], { blocking })).toBe('open')
    expect(stateOf([waives('ben'), ...both], { blocking })).toBe('approved')
    expect(stateOf([...both, waives('ben')], { blocking })).toBe('open')
    expect(stateOf([...both, waives('ben'), approves('ben')], { blocking })).toBe('approved')
    expect(stateOf([waives('ben'), ...both], { blocking: ['contract', 'ready'] })).toBe('open')
    // of a check that is in nobody's way, it asks for nothing
    expect(stateOf([waives('ben', 'files'), approves('ben')])).toBe('approved')
  })

  test('it runs out by the clock, though nobody says so; not while it is being applied', () => {
    const first = says('anna', anAsk({ expires: '2026-01-01T12:00:00Z' }))
    expect(stateOf(both, {}, first)).toBe('expired')
    expect(stateOf(both, { now: new Date('2026-01-01T11:59:59Z') }, first)).toBe('approved')
    expect(stateOf(both, { lanes: [laneOf([intent('5')])] }, first)).toBe('applying')
  })

  test('applied only where the lane says so too', () => {
    const said = [...both, says('ben', applied)]
    expect(stateOf(said, { lanes: undefined })).toBe('applied')
    expect(stateOf(said, { lanes: [] })).toBe('approved')
    expect(stateOf(said, { lanes: [laneOf([intent('5', 'r2'), moved(2, '5')])] })).toBe('approved')
    const lanes = [laneOf([intent('5'), moved(2, '5')])]
    expect(stateOf(both, { lanes })).toBe('applying')
    expect(stateOf(said, { lanes })).toBe('applied')
    expect(
      stateOf([...said, says('ben', { type: 'verified', holder: aMark('5') })], { lanes }),
    ).toBe('verified')
    const back = says('ben', { type: 'rolled-back', moves: [], reason: '' })
    expect(stateOf([...said, back], { lanes })).toBe('rolled-back')
  })

  test('without a guard nothing needs approval, and nothing is called approved that nobody approved', () => {
    expect(stateOf([], { guard: null })).toBe('open')
    expect(may('apply', person('anna'), [], { guard: null })).toBe('yes')
    expect(stateOf([approves('ben')], { guard: null })).toBe('approved')
  })
})

describe('what a person may', () => {
  test('R1, R2: nobody approves what they asked for or made', () => {
    expect(may('approve', person('ben'))).toBe('yes')
    expect(may('approve', person('anna'))).toMatch(/You asked for this.*Somebody else with EDIT/)
    expect(may('approve', person('dora'))).toMatch(/You made this version/)
    const authors = [{ name: 'dora', claimed: true }]
    expect(may('approve', person('dora'), [], { authors })).toMatch(/The run says/)
    expect(stateOf([approves('dora')])).toBe('open')
  })

  test('those whom the guard names, and where it says so only by signed words', () => {
    const named = { ...team, approvers: ['cleo'] }
    expect(may('approve', person('ben'), [], { guard: named })).toBe('Only cleo can approve here.')
    expect(stateOf([approves('ben')], { guard: named })).toBe('open')
    expect(stateOf([approves('cleo')], { guard: named })).toBe('approved')
    const strict = { ...team, signed: true }
    for (const more of [
      { trust: 'unsigned' },
      { trust: 'unknown-key', level: 'MANAGE' },
      { trust: 'signed', level: null },
      { trust: 'unchecked', level: 'EDIT' },
    ] as const) {
      expect(stateOf([approves('cleo', more)])).toBe('approved')
      expect(stateOf([approves('cleo', more)], { guard: strict })).toBe('open')
    }
    expect(stateOf([approves('cleo')], { guard: strict })).toBe('approved')
    expect(may('approve', person('ben', { signs: false }), [], { guard: strict })).toMatch(
      /signs nothing/,
    )
  })

  test('where only signed words count, an ask that nobody vouches for is not approved: who asked may be the approver', () => {
    const first = says('somebody', anAsk(), { trust: 'unsigned' })
    const guard = { ...team, signed: true }
    expect(may('approve', person('ben'), [], { guard }, first)).toMatch(
      /Nobody vouches for who asked/,
    )
    expect(may('apply', person('ben'), [approves('cleo')], { guard }, first)).toMatch(
      /Nobody vouches/,
    )
    expect(may('supersede', person('ben'), [], { guard }, first)).toBe('yes')
    expect(may('apply', person('ben'), [approves('cleo')], {}, first)).toBe('yes')
  })

  test('R3: neither of a policy that changed nor of a holder that did anything is approved or applied', () => {
    for (const why of [
      { why: 'policy-changed', was: 1, now: 2 },
      { why: 'holder-moved', was: aMark('4'), now: aMark('6') },
      { why: 'version-gone' },
      { why: 'evidence-changed', changed: [] },
    ] as const) {
      const stale = [why]
      expect(may('approve', person('ben'), [], { stale })).not.toBe('yes')
      expect(may('apply', person('ben'), [approves('ben')], { stale })).not.toBe('yes')
      expect(may('reject', person('ben'), [], { stale })).toBe('yes')
      expect(may('renew-evidence', person('ben'), [], { stale }) === 'yes').toBe(
        why.why === 'evidence-changed',
      )
    }
  })

  test('what is not read yet applies nothing', () => {
    const said = [approves('ben')]
    expect(may('apply', person('ben'), said)).toBe('yes')
    for (const unread of ['guard', 'authors', 'blocking', 'stale'] as const) {
      expect(may('apply', person('ben'), said, { [unread]: undefined })).not.toBe('yes')
    }
  })

  test('R6, R7: a rejection ends it, changes are cleared by whoever asked for them or an admin', () => {
    const rejected = says('ben', { type: 'rejected', text: '' })
    for (const act of REQUEST_ACTS) {
      expect(may(act, person('cleo'), [rejected]) === 'yes').toBe(act === 'comment')
    }
    const changes = says('ben', { type: 'changes-requested', text: '' })
    expect(may('clear-changes', person('ben'), [changes])).toBe('yes')
    expect(may('clear-changes', person('root', { admin: true }), [changes])).toBe('yes')
    expect(may('clear-changes', person('anna'), [changes])).toBe(
      'Only ben, who asked for changes, or an admin can.',
    )
    expect(may('apply', person('anna'), [approves('cleo'), changes])).toMatch(
      /Changes were asked for/,
    )
  })

  test('R8: an emergency is applied at once, on what it names, and reviewed by somebody else', () => {
    const first = says('anna', anAsk({ emergency: { reviewBy: '2026-01-02T00:00:00Z' } }))
    expect(
      may('apply', person('anna'), [], { blocking: ['contract'], guard: regulated }, first),
    ).toBe('yes')
    expect(may('apply', person('anna'), [], { stale: [{ why: 'version-gone' }] }, first)).toMatch(
      /gone/,
    )
    expect(may('approve', person('ben'), [], {}, first)).toMatch(/reviewed after/)
    expect(may('review-emergency', person('ben'), [], {}, first)).toMatch(/not applied yet/)
    const done = [says('cleo', applied)]
    const lanes = [laneOf([intent('5'), moved(2, '5')])]
    for (const [who, right] of [
      ['ben', true],
      ['anna', false],
      ['cleo', false],
      ['dora', false],
    ] as const) {
      expect(may('review-emergency', person(who), done, { lanes }, first) === 'yes').toBe(right)
    }
  })

  test('R10: what the server says of rights, last', () => {
    const reader = person('ben', { move: { may: 'no', because: 'You have READ.' } })
    expect(may('approve', reader)).toBe('You have READ.')
    expect(may('comment', reader)).toBe('yes')
    const guest = person('ben', { write: { may: 'no', because: 'No EDIT on the ledger.' } })
    expect(may('comment', guest)).toBe('No EDIT on the ledger.')
    expect(may('approve', person('ben', { move: { may: 'unknown' } }))).toBe('unknown')
    expect(may('comment', person(null))).toMatch(/Say who you are/)
  })

  test('of two who move, the second waits', () => {
    const lanes = [laneOf([intent('6', null)])]
    expect(may('apply', person('ben'), [approves('ben')], { lanes })).toMatch(
      /anna is moving @champion/,
    )
    expect(may('apply', person('ben'), [approves('ben')], { lanes: [laneOf([intent('5')])] })).toBe(
      'yes',
    )
  })

  test('a rollback gives back to who held it, while nobody else has moved it', () => {
    const done = [approves('ben'), says('ben', applied)]
    const events = [intent('5'), moved(2, '5')]
    const back = (more: readonly LedgerEvent[]) =>
      may('roll-back', person('anna'), done, { lanes: [laneOf([...events, ...more])] })
    expect(back([])).toBe('yes')
    expect(back([intent('6', null), moved(4, '6')])).toMatch(/moved again since/)
    // begun by somebody whose tab is gone
    expect(back([intent('4'), moved(4, '4')])).toBe('yes')
    expect(may('roll-back', person('anna'), [approves('ben')])).toMatch(/not applied/)
    const fresh = says('anna', anAsk({ proposal: aMove({ from: null }) }))
    const lanes = [laneOf(events)]
    expect(may('roll-back', person('anna'), done, { lanes }, fresh)).toMatch(/Nobody held/)
  })
})

const present = (more: Partial<Present> = {}): Present => ({
  holders: new Map([['champion', aMark('4')]]),
  candidate: aMark('5'),
  evidence: { hash: A_HASH, changed: [] },
  policy: null,
  lanes: [],
  ...more,
})

const why = (more: Partial<Present>) => staleOf(fold([]), present(more)).map((each) => each.why)

describe('stale', () => {
  test('is what is no longer as it was, and nothing that is not known', () => {
    expect(why({})).toEqual([])
    expect(why({ holders: new Map([['champion', aMark('6')]]) })).toEqual(['holder-moved'])
    expect(why({ holders: new Map() })).toEqual(['holder-moved'])
    // deleted and remade
    expect(why({ holders: new Map([['champion', aMark('4', 2_000)]]) })).toEqual(['holder-moved'])
    expect(why({ candidate: null })).toEqual(['version-gone'])
    expect(why({ candidate: aMark('5', 2_000) })).toEqual(['version-gone'])
    expect(why({ evidence: { hash: B_HASH, changed: ['auc'] } })).toEqual(['evidence-changed'])
    expect(why({ policy: { number: 1, hash: A_HASH, scope: 'console' } })).toEqual([
      'policy-changed',
    ])
    const nothing = {
      holders: undefined,
      candidate: undefined,
      evidence: undefined,
      policy: undefined,
    }
    expect(why({ ...nothing, lanes: undefined })).toEqual([])
  })

  test('a step of its own makes it no less what was approved', () => {
    const holders = new Map([['champion', aMark('5')]])
    expect(why({ holders })).toEqual(['holder-moved'])
    expect(why({ holders, lanes: [laneOf([intent('5'), moved(2, '5')])] })).toEqual([])
  })
})

describe('what moves', () => {
  const swap: Proposal = {
    kind: 'swap',
    model: 'fraud',
    alias: 'champion',
    other: 'challenger',
    from: aMark('4'),
    to: aMark('5'),
  }

  test('a swap is two steps, under the stricter of both guards', () => {
    expect(stepsOf(swap).map(({ alias, to }) => [alias, to?.version])).toEqual([
      ['champion', '5'],
      ['challenger', '4'],
    ])
    const guards = [
      { ...team, approvers: ['ben', 'cleo'], gates: {} },
      {
        ...regulated,
        aliases: ['challenger'],
        approvers: ['cleo'],
        gates: { files: 'off' as const },
      },
    ]
    const policy = { ...DEFAULT_POLICY, guards, gates: { files: 'block' as const } }
    expect(guardFor(policy, swap)).toMatchObject({
      approvals: 2,
      signed: true,
      unknown: 'block',
      approvers: ['cleo'],
      gates: { files: 'block', contract: 'inform', validation: 'off' },
    })
    expect(guardFor(policy, aMove())).toBe(guards[0])
    expect(guardFor(DEFAULT_POLICY, swap)).toBe(null)
    const apart = { ...policy, guards: [{ ...team, approvers: ['ben'] }, ...guards.slice(1)] }
    expect(guardFor(apart, swap)?.approvers).toEqual([NOBODY])
  })
})

test('for no policy and no discussion does the word of asker or author, or too few words, apply anything', () => {
  const guard = fc.record({
    aliases: fc.constant(['champion']),
    approvals: fc.nat(3),
    approvers: fc.constantFrom<string[]>([], ['ben', 'anna'], ['dora']),
    signed: fc.boolean(),
    unknown: fc.constantFrom('block', 'inform'),
    gates: fc.constant({}),
  }) satisfies fc.Arbitrary<Guard>
  const said = fc.record({
    by: fc.constantFrom('anna', 'ben', 'cleo', 'dora'),
    event: fc.constantFrom<LedgerEvent>(
      { type: 'approved', evidence: A_HASH, text: '' },
      { type: 'approved', evidence: B_HASH, text: '' },
      { type: 'waived', gate: 'contract', reason: 'x' },
      { type: 'evidence', evidence: B_HASH, text: '' },
      { type: 'changes-requested', text: '' },
      { type: 'rejected', text: '' },
    ),
    trust: fc.constantFrom('signed', 'unsigned', 'forged', 'unknown-key', 'unchecked'),
    level: fc.constantFrom('READ', 'EDIT', 'MANAGE', null),
  }) satisfies fc.Arbitrary<Said>
  const blocking = fc.constantFrom<Facts['blocking']>([], ['contract'], ['contract', 'ready'])
  fc.assert(
    fc.property(fc.array(said, { maxLength: 10 }), guard, blocking, (entries, rule, stands) => {
      const given = facts({ guard: rule, blocking: stands })
      const { request, needed, blocking: left } = judge(fold(entries), given)
      const words = request.approvals
      expect(words.every(({ by }) => by.name !== 'anna' && by.name !== 'dora')).toBe(true)
      if (rule.signed) {
        expect(words.every(({ by }) => by.trust === 'signed' && by.level !== 'READ')).toBe(true)
      }
      for (const who of ['anna', 'ben', 'dora', 'root']) {
        const rights = mayOn(request, person(who, { admin: who === 'root' }), given)
        if (rights.apply.may !== 'no') {
          expect(new Set(words.map(({ by }) => by.name)).size).toBeGreaterThanOrEqual(
            rule.approvals + (stands?.includes('contract') ? 1 : 0),
          )
          expect(needed).toBeLessThanOrEqual(words.length)
          expect(left).toEqual([])
          expect(request.ended).toBe(null)
        }
        if (who !== 'ben' && who !== 'root') expect(rights.approve.may).toBe('no')
      }
    }),
    { numRuns: 500 },
  )
})
