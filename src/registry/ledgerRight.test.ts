import { describe, expect, it } from 'vitest'
import type { Grant, Holdings } from './grants'
import type { Granted } from './levels'
import { rightOnLedger, rightToSetPolicy } from './ledgerRight'

const grant = (level: Granted, pattern = '7', on = 'experiment'): Grant => ({
  on,
  pattern,
  level,
  role: null,
})
const given = (...grants: Grant[]) => ({ kind: 'grants', grants, complete: true }) as const

describe('the right to write the ledger', () => {
  it.each<[string, Holdings | null, 'yes' | 'no' | 'unknown']>([
    ['nobody signs in', { kind: 'open' }, 'yes'],
    ['an admin', { kind: 'admin' }, 'yes'],
    ['EDIT', given(grant('EDIT')), 'yes'],
    ['MANAGE', given(grant('MANAGE')), 'yes'],
    ['READ', given(grant('READ')), 'no'],
    ['a veto', given(grant('MANAGE'), grant('DENY')), 'no'],
    ['EDIT on all experiments', given(grant('EDIT', '*')), 'yes'],
    ['EDIT on another experiment', given(grant('EDIT', '8')), 'unknown'],
    ['EDIT on a model', given(grant('EDIT', '7', 'registered_model')), 'unknown'],
    ['who manages the workspace', given(grant('MANAGE', '*', 'workspace')), 'yes'],
    ['a row that nobody could read', { ...given(grant('READ')), complete: false }, 'unknown'],
    ['a server that does not tell', null, 'unknown'],
  ])('%s: %s', (_, holdings, may) => {
    expect(rightOnLedger(holdings, '7', 'EDIT').may).toBe(may)
  })

  it('says what is missing, and to set policies it takes more', () => {
    expect(rightOnLedger(given(grant('EDIT')), '7', 'MANAGE')).toEqual({
      may: 'no',
      because:
        'Setting a policy needs MANAGE on the ledger’s experiment; you have EDIT. An admin can give it to you.',
    })
  })
})

describe('the right to set a policy that is signed', () => {
  const on = (level: Granted) => grant(level, 'fraud', 'registered_model')
  it.each<[string, Holdings, string | null, 'yes' | 'no' | 'unknown']>([
    ['an admin, for the console', { kind: 'admin' }, null, 'yes'],
    ['MANAGE on the ledger, for the console', given(grant('MANAGE')), null, 'yes'],
    ['EDIT on the ledger, for the console', given(grant('EDIT')), null, 'no'],
    ['MANAGE on the model', given(grant('EDIT'), on('MANAGE')), 'fraud', 'yes'],
    ['EDIT on the model', given(grant('EDIT'), on('EDIT')), 'fraud', 'no'],
    [
      'MANAGE on the model and READ on the ledger',
      given(grant('READ'), on('MANAGE')),
      'fraud',
      'no',
    ],
    ['nothing said of the model', given(grant('EDIT')), 'fraud', 'unknown'],
  ])('%s: %s', (_, holdings, model, may) => {
    expect(rightToSetPolicy(holdings, { model, experiment: '7', signs: true }).may).toBe(may)
  })

  it('takes MANAGE on the ledger where nothing is signed', () => {
    const console = { model: null, experiment: '7', signs: false }
    expect(rightToSetPolicy(given(grant('EDIT')), console).may).toBe('no')
    expect(rightToSetPolicy(given(grant('MANAGE')), console).may).toBe('yes')
  })
})
