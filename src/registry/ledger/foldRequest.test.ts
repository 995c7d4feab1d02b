import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerEvent } from './event'
import { A_HASH, B_HASH, type Said, aLogOf, aMark, anAsk } from './examples'
import { foldRequest } from './foldRequest'

const ask: Said = { by: 'anna', event: anAsk() }
const folded = (said: readonly Said[], first: Said = ask) => {
  const request = foldRequest(aLogOf([first, ...said]))
  if (request === null) throw new Error('no request')
  return request
}
const approves = (by: string, evidence = A_HASH, more: Partial<Said> = {}): Said => ({
  by,
  event: { type: 'approved', evidence, text: '' },
  ...more,
})
const says = (by: string, event: LedgerEvent, more: Partial<Said> = {}): Said => ({
  by,
  event,
  ...more,
})
const names = (said: readonly Said[]) => folded(said).approvals.map(({ by }) => by.name)
/** Why the last entry does not count. */
const ignored = (said: readonly Said[], first: Said = ask) =>
  folded(said, first).remarks.at(-1)?.ignored

const evidence = (hash: string): LedgerEvent => ({ type: 'evidence', evidence: hash, text: '' })
const wantsChanges: LedgerEvent = { type: 'changes-requested', text: 'a card' }
const applied: LedgerEvent = { type: 'applied', moves: [{ run: 'lane', n: 4 }], copied: null }
const verified: LedgerEvent = { type: 'verified', holder: aMark('5') }
const waived: LedgerEvent = { type: 'waived', gate: 'contract', reason: 'callers know' }

describe('approvals', () => {
  test('are counted by person, and the asker’s is none', () => {
    expect(names([approves('ben'), approves('anna'), approves('cleo'), approves('ben')])).toEqual([
      'cleo',
      'ben',
    ])
  })

  test('count for the evidence that they quote, and for no other', () => {
    const said = [approves('ben'), says('anna', evidence(B_HASH)), approves('cleo', B_HASH)]
    expect(names(said)).toEqual(['cleo'])
    expect(folded(said).remarks[1]?.ignored).toMatch(/other evidence/)
    expect(names([...said, says('anna', evidence(A_HASH))])).toEqual(['ben'])
  })

  test('where none was computed at the ask, count for what the first reviewer computes', () => {
    const first = says('ci', anAsk({ evidence: null }))
    expect(folded([approves('ben')], first).approvals).toEqual([])
    expect(
      folded([says('ben', evidence(B_HASH)), approves('ben', B_HASH)], first).approvals,
    ).toHaveLength(1)
  })

  test('are taken back by asking for changes', () => {
    expect(names([approves('ben'), says('ben', wantsChanges)])).toEqual([])
    expect(names([says('ben', wantsChanges), approves('ben')])).toEqual(['ben'])
  })

  test('that are forged, or of somebody without EDIT, count for nothing', () => {
    for (const more of [
      { trust: 'forged', level: 'MANAGE' },
      { trust: 'signed', level: 'READ' },
      { trust: 'signed', level: 'NO_PERMISSIONS' },
    ] as const) {
      expect(names([approves('ben', A_HASH, more)])).toEqual([])
    }
    expect(names([approves('ben', A_HASH, { trust: 'signed', level: 'EDIT' })])).toEqual(['ben'])
  })
})

describe('changes', () => {
  test('are cleared by whoever asked for them, or by an admin', () => {
    const clear = says('ben', { type: 'changes-cleared', changes: 2, text: '' })
    expect(folded([says('ben', wantsChanges)]).changes).toHaveLength(1)
    expect(folded([says('ben', wantsChanges), { ...clear, by: 'cleo' }]).changes).toHaveLength(1)
    expect(folded([says('ben', wantsChanges), clear]).changes).toHaveLength(0)
    const admin = { ...clear, by: 'root', trust: 'signed', admin: true } as const
    expect(folded([says('ben', wantsChanges), admin]).changes).toHaveLength(0)
    // nobody vouches for that
    expect(
      folded([says('ben', wantsChanges), { ...admin, trust: 'unsigned' }]).changes,
    ).toHaveLength(1)
  })
})

describe('waivers', () => {
  test('give a reason, and end with the evidence that they were given for', () => {
    expect(folded([says('ben', waived)]).waivers).toHaveLength(1)
    expect(ignored([says('ben', { ...waived, reason: ' ' })])).toMatch(/no reason/)
    expect(ignored([says('anna', waived)])).toMatch(/Whoever asks/)
    expect(folded([says('ben', waived), says('anna', evidence(B_HASH))]).waivers).toEqual([])
  })
})

describe('an end', () => {
  const ends: [string, Said][] = [
    ['rejected', says('ben', { type: 'rejected', text: 'no' })],
    ['withdrawn', says('anna', { type: 'withdrawn', text: '' })],
    ['superseded', says('anna', { type: 'superseded', by: 'r2' })],
  ]

  test.each(ends)('%s is for good', (end, said) => {
    for (const later of [
      ...ends.map(([, other]) => other),
      approves('ben'),
      says('ben', applied),
    ]) {
      const request = folded([said, later])
      expect(request.ended).toBe(end)
      expect(request.approvals).toEqual([])
      expect(request.applied).toBe(null)
    }
    expect(ignored([said, says('ben', { type: 'comment', text: 'why' })])).toBe(null)
  })

  test('is nobody else’s to choose', () => {
    expect(ignored([says('ben', { type: 'withdrawn', text: '' })])).toMatch(/Only whoever asked/)
    const reader = { trust: 'signed', level: 'READ' } as const
    expect(ignored([says('ben', { type: 'rejected', text: '' }, reader)])).toMatch(/EDIT/)
    expect(ignored([says('anna', { type: 'superseded', by: 'r2' }, reader)])).toBe(null)
    expect(ignored([says('ben', { type: 'superseded', by: 'r2' }, reader)])).toMatch(/EDIT/)
  })

  test('by time comes when its time has come', () => {
    const first = says('anna', anAsk({ expires: '2026-01-01T02:00:00Z' }))
    const expired: LedgerEvent = { type: 'expired' }
    expect(ignored([says('ben', expired)], first)).toMatch(/not run out/)
    expect(
      folded([says('x', { type: 'comment', text: '' }), says('ben', expired)], first).ended,
    ).toBe('expired')
    expect(ignored([says('ben', expired)])).toMatch(/not run out/)
  })
})

describe('after it was applied', () => {
  test('it is verified and rolled back once, and no longer decided', () => {
    const back: LedgerEvent = { type: 'rolled-back', moves: [], reason: 'slow' }
    expect(ignored([says('ben', verified)])).toMatch(/not applied/)
    const request = folded([
      approves('ben'),
      says('cleo', applied),
      says('cleo', verified),
      says('dan', back),
    ])
    expect(request).toMatchObject({
      applied: { by: { name: 'cleo' } },
      rolledBack: { reason: 'slow' },
    })
    expect(request.verified).not.toBe(null)
    for (const again of [applied, verified, back, { type: 'rejected', text: '' } as const]) {
      expect(ignored([says('cleo', applied), says('cleo', back), says('dan', again)])).not.toBe(
        null,
      )
    }
  })

  test('an emergency is reviewed by somebody else', () => {
    const review: LedgerEvent = { type: 'reviewed', verdict: 'stands', text: '' }
    const first = says('anna', anAsk({ emergency: { reviewBy: '2026-01-02T00:00:00Z' } }))
    expect(
      folded([says('anna', review), says('ben', review)], first).emergency?.reviewed?.by.name,
    ).toBe('ben')
    expect(ignored([says('ben', review)])).toMatch(/no emergency/)
  })
})

test('what does not belong into a request counts for nothing', () => {
  for (const event of [
    { type: 'lane', model: 'fraud', alias: 'champion' },
    { type: 'policy', number: 1, policy: A_HASH, reason: '' },
    { type: 'continued', run: 'mine' },
    anAsk({ proposal: { ...anAsk().proposal, model: 'other' } }),
  ] as const) {
    expect(ignored([says('ben', event)])).not.toBe(null)
    expect(folded([says('ben', event)]).proposal.model).toBe('fraud')
  }
})

test('whatever is written: an ended request stays so, and approvals are of the current evidence, by others', () => {
  const event = fc.constantFrom<LedgerEvent>(
    wantsChanges,
    applied,
    verified,
    waived,
    evidence(A_HASH),
    evidence(B_HASH),
    { type: 'approved', evidence: A_HASH, text: '' },
    { type: 'approved', evidence: B_HASH, text: '' },
    { type: 'rejected', text: '' },
    { type: 'withdrawn', text: '' },
    { type: 'changes-cleared', changes: 2, text: '' },
    anAsk(),
  )
  const said = fc.record({
    by: fc.constantFrom('anna', 'ben', 'cleo', '__proto__'),
    event,
    trust: fc.constantFrom('signed', 'unsigned', 'forged', 'unknown-key'),
    level: fc.constantFrom('READ', 'EDIT', null),
  })
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), fc.nat(12), (entries, cut) => {
      const [whole, part] = [folded(entries), folded(entries.slice(0, cut))]
      if (part.ended !== null) expect(whole.ended).toBe(part.ended)
      if (part.applied !== null) expect(whole.applied).toEqual(part.applied)
      expect(whole.applied === null || whole.ended === null).toBe(true)
      const people = whole.approvals.map(({ by }) => by.name)
      expect(new Set(people).size).toBe(people.length)
      expect(people).not.toContain('anna')
      for (const { event: approval, by } of whole.approvals) {
        expect(approval).toMatchObject({ evidence: whole.evidence })
        expect(by.trust).not.toBe('forged')
        expect(by.trust === 'signed' && by.level === 'READ').toBe(false)
      }
      expect(whole.remarks).toHaveLength(entries.length + 1)
    }),
    { numRuns: 500 },
  )
})
