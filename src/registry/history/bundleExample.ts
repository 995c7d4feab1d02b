import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { aRun } from '../examples'
import type { LedgerEvent } from '../ledger/event'
import { aMove, anAsk } from '../ledger/examples'
import { readLog } from '../ledger/readLog'
import { signedText } from '../ledger/signedText'
import { draftEntry, writeEntry } from '../ledger/writeEntry'
import { bundleOf } from './bundle'
import { aLane } from './laneExample'

// For tests: the bundle of a request that was asked, approved and applied, signed with a key of its own.

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const rawKey = publicKey.export({ format: 'jwk' }).x ?? ''
export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const keyId = sha256(Buffer.from(rawKey, 'base64url')).slice(0, 16)

export const FACTS = 'The facts that were approved, 🥊 of them.\n'.repeat(400)

const lane = aLane('lane1', [
  { to: '4', at: '2026-05-03T10:00:00.000Z', how: 'first-sight' },
  { to: '5', at: '2026-05-04T10:00:00.000Z' },
  { to: '6', at: '2026-05-05T10:00:00.000Z' },
])

export const MODEL = 'é "x"'

/** A request in which each says one thing; those with a level at a console that signs it. */
function requestOf(said: readonly { by: string; event: LedgerEvent; level?: 'READ' | 'EDIT' }[]) {
  const params = new Map<string, string>()
  let prev: string | null = null
  for (const [i, { by, event, level }] of said.entries()) {
    const at = new Date(Date.UTC(2026, 4, 1, i))
    const entry = draftEntry({ event, prev, by, at, nonce: `nonce-00${i}` })
    const unsealed = { key: keyId, level: level ?? null, admin: false }
    const text = signedText(
      { run: 'req1', n: i + 1, model: MODEL },
      { ...entry, signature: unsealed },
    )
    const value = sign(null, Buffer.from(text), privateKey).toString('base64url')
    const signed = level === undefined ? entry : { ...entry, signature: { ...unsealed, value } }
    const written = writeEntry(i + 1, signed, i === 0 ? [FACTS] : [])
    if (written.kind !== 'written') throw new Error('too long')
    for (const [key, param] of written.params) params.set(key, param)
    prev = sha256(written.text)
  }
  return readLog(aRun({ id: 'req1', params }))
}

const evidence = sha256(FACTS)
const proposal = { ...aMove(), model: MODEL }
export const request = requestOf([
  {
    by: 'mia',
    event: anAsk({ proposal, reason: 'line\nbreak\u0007\u2028', evidence }),
    level: 'READ',
  },
  { by: 'ada', event: { type: 'approved', evidence, text: '' }, level: 'EDIT' },
  { by: 'ada', event: { type: 'applied', moves: [{ run: 'lane1', n: 4 }], copied: null } },
])

export const files = () =>
  bundleOf({
    request,
    lanes: [lane],
    policies: [],
    keys: new Map([[keyId, rawKey]]),
    server: 'mlflow.test',
    experiment: '7',
    made: new Date('2026-06-01T00:00:00Z'),
  })
