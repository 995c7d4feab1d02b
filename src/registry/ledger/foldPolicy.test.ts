import { describe, expect, test } from 'vitest'
import { type Said, aLogOf } from './examples'
import { foldPolicy } from './foldPolicy'
import { hashText } from './hash'

const text = (approvals: number) =>
  JSON.stringify({ guards: [{ aliases: ['champion'], approvals }] })
const first = (model: string | null = null): Said => ({ event: { type: 'policies', model } })
const sets = (number: number, approvals: number, more: Partial<Said> = {}): Said => ({
  by: 'root',
  trust: 'signed',
  admin: true,
  event: { type: 'policy', number, policy: hashText(text(approvals)), reason: 'why' },
  ...more,
})
const texts = [1, 2, 3].map(text)

const folded = (said: readonly Said[], signs = true, attached = texts) => {
  const history = foldPolicy(aLogOf([first(), ...said], attached), { signs })
  if (history === null) throw new Error('no policy')
  return history
}
const approvals = (history: ReturnType<typeof folded>) =>
  history.current?.policy.guards[0]?.approvals
const ignored = (history: ReturnType<typeof folded>) =>
  history.versions.map((version) => version.ignored === null)

describe('the policy in force', () => {
  test('is the last that counts', () => {
    expect(folded([]).current).toBe(null)
    const history = folded([sets(1, 1), sets(2, 3)])
    expect(approvals(history)).toBe(3)
    expect(history.current?.version).toMatchObject({ number: 2, hash: hashText(text(3)) })
  })

  test('is set by those who may manage, where people sign in', () => {
    const others: Partial<Said>[] = [
      { trust: 'unsigned', admin: false },
      { trust: 'unknown-key', admin: true },
      { trust: 'forged', admin: true },
      { trust: 'unchecked', admin: true },
      { trust: 'signed', admin: false, level: 'EDIT' },
      { trust: 'signed', admin: false, level: null },
    ]
    for (const more of others) {
      const history = folded([sets(1, 2), sets(2, 1, more)])
      expect([approvals(history), ignored(history)]).toEqual([2, [true, false]])
    }
    const manager = { admin: false, level: 'MANAGE' } as const
    expect(approvals(folded([sets(1, 2), sets(2, 1, manager)]))).toBe(1)
  })

  test('is anybody’s where nobody signs in, but no level that a signature denies', () => {
    const claim = { trust: 'unsigned', admin: false } as const
    expect(approvals(folded([sets(1, 2, claim)], false))).toBe(2)
    const reader = { trust: 'signed', admin: false, level: 'READ' } as const
    expect(folded([sets(1, 2, reader)], false).current).toBe(null)
  })

  test('one that does not count takes no number away', () => {
    const noise = sets(9_007_199_254_740_991, 1)
    const history = folded([noise, sets(1, 1), sets(1, 3), sets(2, 2)])
    expect(ignored(history)).toEqual([false, true, false, true])
    expect(approvals(history)).toBe(2)
  })

  test('is no text that is missing, or none', () => {
    expect(ignored(folded([sets(1, 1)], true, []))).toEqual([false])
    const nonsense = {
      ...sets(1, 1),
      event: { type: 'policy', number: 1, policy: hashText('{'), reason: '' },
    } as const
    expect(ignored(folded([nonsense], true, ['{']))).toEqual([false])
  })

  test('of a model is told from that of the console', () => {
    expect(foldPolicy(aLogOf([first('fraud')]), { signs: true })?.model).toBe('fraud')
    const lane = aLogOf([{ event: { type: 'lane', model: 'fraud', alias: 'champion' } }])
    expect(foldPolicy(lane, { signs: true })).toBe(null)
  })
})
