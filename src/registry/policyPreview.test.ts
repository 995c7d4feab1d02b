import { describe, expect, it } from 'vitest'
import { remark, request } from './ledger/requestExample'
import { DEFAULT_POLICY, PRESETS, type Policy } from './policy'
import { effectWords, previewOf } from './policyPreview'

const guarded = (...guards: Policy['guards']): Policy => ({ ...DEFAULT_POLICY, guards })
const TEAM = guarded(PRESETS.team)
const REGULATED = guarded(PRESETS.regulated)
const EVIDENCE = 'a'.repeat(64)
const NEW = 'c'.repeat(64)

const approval = (n: number, name: string) =>
  remark(n, name, { type: 'approved', evidence: EVIDENCE, text: '' })

const unsigned = (n: number, name: string) => {
  const given = approval(n, name)
  return { ...given, by: { ...given.by, trust: 'unsigned' as const, level: null } }
}

const words = (
  over: Parameters<typeof request>[0],
  before: Policy,
  after: Policy,
  hash: string | null = NEW,
) => previewOf([request(over)], before, after, hash).flatMap(effectWords)

describe('what a change of the policy does to an open request', () => {
  it('is nothing where the policy stays what it was asked under', () => {
    const policy = { number: 1, hash: NEW, scope: 'console' as const }
    expect(words({ policy }, TEAM, TEAM)).toEqual([])
  })

  it('makes it stale, and guards what was not guarded', () => {
    expect(words({}, DEFAULT_POLICY, TEAM)).toEqual([
      'Goes stale: it was asked under another policy.',
      'The alias becomes guarded.',
      'One person more must approve, none before.',
      'Now blocking when they fail: ready, contract.',
    ])
  })

  it('asks one more of what had enough', () => {
    const approvals = [approval(2, 'ada')]
    expect(words({ approvals }, TEAM, REGULATED)).toContain(
      'One person more must approve, none before.',
    )
  })

  it('counts signed approvals only where the guard does', () => {
    const approvals = [unsigned(2, 'ada'), approval(3, 'eve')]
    expect(words({ approvals }, TEAM, REGULATED)).toEqual(
      expect.arrayContaining(['One approval would not count any more: ada.']),
    )
  })

  it('counts those only who may approve', () => {
    const approvals = [approval(2, 'ada')]
    const only = guarded({ ...PRESETS.team, approvers: ['eve'] })
    expect(words({ approvals }, TEAM, only)).toContain(
      'One approval would not count any more: ada.',
    )
  })

  it('takes one approval more for each check that is let pass', () => {
    const waivers = [remark(2, 'ada', { type: 'waived', gate: 'contract', reason: 'known' })]
    const [effect] = previewOf([request({ waivers })], TEAM, REGULATED, NEW)
    expect(effect?.missing).toEqual({ before: 2, after: 3 })
  })

  it('says that an alias is guarded no longer', () => {
    expect(words({}, TEAM, DEFAULT_POLICY)).toContain('The alias is no longer guarded.')
  })

  it('leaves the request of another alias its guard', () => {
    const proposal = { ...request().proposal, alias: 'staging' }
    expect(words({ proposal }, TEAM, REGULATED)).toEqual([
      'Goes stale: it was asked under another policy.',
    ])
  })
})
