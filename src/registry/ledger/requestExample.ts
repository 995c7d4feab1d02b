import type { Author } from './lane'
import type { LedgerEvent } from './event'
import type { Remark, ReviewRequest } from './request'

/** For tests: somebody whose word is vouched for. */
export const author = (name: string): Author => ({
  name,
  trust: 'signed',
  level: 'EDIT',
  admin: false,
})

/** For tests: an entry of a request that counts. */
export const remark = (n: number, name: string, event: LedgerEvent): Remark => ({
  n,
  by: author(name),
  at: new Date(Date.UTC(2026, 4, 3, n)),
  event,
  ignored: null,
})

/** For tests: mia asks for v5 of card-fraud to become champion after v4. */
export const request = (over: Partial<ReviewRequest> = {}): ReviewRequest => ({
  run: 'r1',
  proposal: {
    kind: 'move',
    model: 'card-fraud',
    alias: 'champion',
    from: { version: '4', created: 4 },
    to: { version: '5', created: 5 },
  },
  asker: author('mia'),
  asked: new Date(Date.UTC(2026, 4, 3)),
  reason: 'Better on the weekend.',
  policy: null,
  evidence: 'a'.repeat(64),
  expires: null,
  again: null,
  emergency: null,
  remarks: [],
  changes: [],
  approvals: [],
  waivers: [],
  ended: null,
  applied: null,
  verified: null,
  rolledBack: null,
  supersededBy: null,
  ...over,
})
