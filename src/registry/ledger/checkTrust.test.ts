import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../lib/base64url'
import { aRun } from '../examples'
import { canonical } from './canonical'
import { type Subtle, checkTrust } from './checkTrust'
import type { LedgerEvent } from './event'
import { anAsk } from './examples'
import { hashText } from './hash'
import { keyId } from './keyId'
import { type Log, entryKey } from './log'
import { readLog } from './readLog'
import { signedText } from './signedText'
import { draftEntry } from './writeEntry'

const { subtle } = crypto

async function aKey() {
  const pair = await subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])
  if (!('publicKey' in pair)) throw new Error('no pair')
  const key = toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  return { key, id: keyId(key) ?? '', pair }
}
type Key = Awaited<ReturnType<typeof aKey>>

/** A log of these events, each signed as a console would; all by run `r1`, about the model `fraud`. */
async function signedRun(events: readonly LedgerEvent[], { id, pair }: Key) {
  const params = new Map<string, string>()
  let prev: string | null = null
  for (const [i, event] of events.entries()) {
    const entry = draftEntry({ event, prev, by: 'ben', at: new Date(0), nonce: 'n'.repeat(8) })
    const signature = { key: id, level: 'EDIT', admin: false } as const
    const place = { run: 'r1', n: i + 1, model: 'fraud' }
    const bytes = new TextEncoder().encode(signedText(place, { ...entry, signature }))
    const value = toBase64Url(
      new Uint8Array(await subtle.sign({ name: 'Ed25519' }, pair.privateKey, bytes)),
    )
    const text = canonical({ ...entry, signature: { ...signature, value } })
    params.set(entryKey(i + 1), text)
    prev = hashText(text)
  }
  return params
}
const logOf = (params: ReadonlyMap<string, string>, id = 'r1') =>
  readLog(aRun({ id, params: new Map(params) }))
const trustOf = (log: Log) => log.entries.map(({ trust }) => trust)

const events: readonly LedgerEvent[] = [
  anAsk(),
  { type: 'approved', evidence: 'a'.repeat(64), text: 'fine' },
]
const mine = await aKey()
const others = await aKey()
const params = await signedRun(events, mine)
const approval = params.get(entryKey(2)) ?? ''

describe('what is signed', () => {
  test('is believed by the keys that one has', async () => {
    expect(trustOf(await checkTrust(logOf(params), [others.key, mine.key]))).toEqual([
      'signed',
      'signed',
    ])
    expect(trustOf(await checkTrust(logOf(params), [others.key]))).toEqual([
      'unknown-key',
      'unknown-key',
    ])
    expect(trustOf(await checkTrust(logOf(params), ['nonsense', '']))).toEqual([
      'unknown-key',
      'unknown-key',
    ])
  })

  test('is no word of another run, of another place, or about another model', async () => {
    expect(trustOf(await checkTrust(logOf(params, 'r2'), [mine.key]))).toEqual(['forged', 'forged'])
    const moved = new Map([...params, [entryKey(3), approval]])
    expect(trustOf(await checkTrust(logOf(moved), [mine.key]))[2]).toBe('forged')
    const other = canonical({
      ...JSON.parse(params.get(entryKey(1)) ?? ''),
      event: anAsk({ proposal: { ...anAsk().proposal, model: 'churn' } }),
    })
    const about = new Map([
      [entryKey(1), other],
      [entryKey(2), approval],
    ])
    expect(trustOf(await checkTrust(logOf(about), [mine.key]))).toEqual(['forged', 'forged'])
  })

  test('any other text under the same signature is forged, and no other key’s', async () => {
    const entry = JSON.parse(approval)
    const change = fc.constantFrom<(given: typeof entry) => unknown>(
      (given) => ({ ...given, by: 'eve' }),
      (given) => ({ ...given, at: '2026-01-01T00:00:00.000Z' }),
      (given) => ({ ...given, prev: null }),
      (given) => ({ ...given, event: { ...given.event, text: 'no' } }),
      (given) => ({ ...given, later: 'a field of a form to come' }),
      (given) => ({ ...given, signature: { ...given.signature, level: 'MANAGE' } }),
      (given) => ({ ...given, signature: { ...given.signature, admin: true } }),
      (given) => ({ ...given, signature: { ...given.signature, later: 1 } }),
      (given) => ({ ...given, signature: { ...given.signature, key: others.id } }),
      (given) => ({ ...given, signature: { ...given.signature, value: '' } }),
      (given) => ({ ...given, signature: { ...given.signature, value: '%' } }),
      (given) => ({ ...given, signature: { ...given.signature, value: 'A'.repeat(86) } }),
    )
    await fc.assert(
      fc.asyncProperty(change, async (to) => {
        const log = logOf(new Map([...params, [entryKey(2), canonical(to(entry))]]))
        expect(trustOf(await checkTrust(log, [mine.key, others.key]))[1]).toBe('forged')
      }),
    )
  })

  test('stays unchecked where nobody can check it, and what is not signed is unsigned all the same', async () => {
    const { signature: _, ...bare } = JSON.parse(approval)
    const log = logOf(new Map([...params, [entryKey(2), canonical(bare)]]))
    const lacksEd25519: Subtle = {
      importKey: () => Promise.reject(new DOMException('no', 'NotSupportedError')),
      verify: () => Promise.resolve(true),
    }
    for (const without of [null, lacksEd25519]) {
      const checked = await checkTrust(log, [mine.key], without)
      expect(trustOf(checked)).toEqual(['unchecked', 'unsigned'])
    }
  })
})
