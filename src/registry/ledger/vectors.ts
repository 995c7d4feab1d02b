import { toBase64Url } from '../../lib/base64url'
import { attachmentParams } from './attachments'
import { canonical } from './canonical'
import type { EvidenceForm } from './evidenceForm'
import type { Entry, LedgerEvent } from './event'
import { hashText } from './hash'
import { keyId } from './keyId'
import { entryKey } from './log'
import { signedText } from './signedText'
import { laneKey, modelSha, policyKey, shardOf } from './subject'
import { draftEntry } from './writeEntry'

// For tests: docs/review-format.vectors.json, made anew. Whoever writes a client in another language compares with the file.

/** The first key of RFC 8032, section 7.1: everybody knows its secret. */
const SECRET = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'
const PUBLIC = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'

const MODEL = 'fraud – δ'
const at = (hour: number) => new Date(Date.UTC(2026, 4, 3, hour))

const VALUES = [
  '{ "b": 1.0, "a": [1e2, -0, 1e21, 1e-7, 0.1] }',
  '{"\\u20ac": "Euro", "\\r": "Return", "\\ufb33": "Hebrew", "1": "One", "\\ud83d\\ude00": "Smiley", "\\u0080": "Control", "\\u00f6": "Latin"}',
  '["\\u0000\\u001f\\u007f\\u2028\\/\\"\\\\\\t", null, true, false, {}, []]',
  '"é and e\\u0301 are two texts"',
]

const NOT_CANONICAL = [
  ['a space', '{"a": 1}'],
  ['keys out of order', '{"b":1,"a":2}'],
  ['a key twice', '{"a":1,"a":1}'],
  ['an escape that is not needed', '"\\u0041"'],
  ['half a character', '"\\ud800"'],
  ['more digits than a number keeps', '12345678901234567890'],
  ['no JSON', '{'],
] as const

const LANE: readonly LedgerEvent[] = [
  { type: 'lane', model: MODEL, alias: 'champion' },
  {
    type: 'observed',
    how: 'first-sight',
    holder: { version: '4', created: 1_777_000_000_000 },
    after: null,
    before: at(9).toISOString(),
  },
  {
    type: 'intent',
    from: { version: '4', created: 1_777_000_000_000 },
    to: { version: '5', created: 1_777_600_000_000 },
    reason: 'Better on weekends.\n“0.94” against 0.91',
    request: null,
    emergency: false,
  },
  { type: 'moved', intent: 3, holder: { version: '5', created: 1_777_600_000_000 } },
]

const EVIDENCE: EvidenceForm = {
  v: 1,
  version: {
    model: MODEL,
    version: '5',
    created: 1_777_600_000_000,
    source: 'models:/m-0123456789abcdef0123456789abcdef',
    status: 'READY',
  },
  run: { id: 'f'.repeat(32), deleted: false },
  mlmodel: hashText('flavors: {}\n'),
  requirements: ['mlflow==3.17.2', 'scikit-learn==1.8.0'],
  datasets: [{ name: 'weekends', digest: 'ab12cd34', context: null }],
  metrics: [
    { key: 'auc', value: 0.94, dataset: { name: 'weekends', digest: 'ab12cd34' } },
    { key: 'loss', value: 'NaN', dataset: null },
  ],
  alias: { model: MODEL, alias: 'champion' },
  holder: {
    version: '4',
    created: 1_777_000_000_000,
    metrics: { unknown: 'denied' },
  },
  policy: null,
}

const entryOf = (event: LedgerEvent, prev: string | null, hour: number) =>
  draftEntry({ event, prev, by: 'mia', at: at(hour), nonce: `${hour}`.padStart(32, '0') })

function laneVector() {
  const entries: { param: string; text: string; hash: string }[] = []
  for (const [i, event] of LANE.entries()) {
    const text = canonical(entryOf(event, entries.at(-1)?.hash ?? null, 9 + i))
    entries.push({ param: entryKey(i + 1), text, hash: hashText(text) })
  }
  return entries
}

async function signedVector() {
  const place = { run: '0'.repeat(31) + '1', n: 2, model: MODEL }
  const event: LedgerEvent = { type: 'approved', evidence: evidenceVector().hash, text: 'Sì.' }
  const signature = { key: keyId(PUBLIC) ?? '', level: 'EDIT', admin: false } as const
  const unsealed = { ...entryOf(event, hashText('the entry before'), 12), signature }
  const signed = signedText(place, unsealed)
  const value = await sign(signed)
  const sealed: Entry = { ...unsealed, signature: { ...signature, value } }
  const text = canonical(sealed)
  return { ...place, signedText: signed, signature: value, text, hash: hashText(text) }
}

async function sign(text: string): Promise<string> {
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: SECRET, x: PUBLIC }
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, false, ['sign'])
  const bytes = await crypto.subtle.sign({ name: 'Ed25519' }, key, new TextEncoder().encode(text))
  return toBase64Url(new Uint8Array(bytes))
}

function evidenceVector() {
  const text = canonical(EVIDENCE)
  return { form: EVIDENCE, text, hash: hashText(text) }
}

function attachmentVector() {
  const [unit, times] = ['€😀', 4000]
  const text = unit.repeat(times)
  const params = [...(attachmentParams(text) ?? [])]
  return {
    repeat: { unit, times },
    hash: hashText(text),
    params: params.map(([param, value]) => ({ param, units: value.length, hash: hashText(value) })),
  }
}

/** What docs/review-format.vectors.json holds. */
export async function vectors() {
  return {
    title: 'Test vectors of the review format of Ringside',
    canonical: VALUES.map((json) => {
      const text = canonical(JSON.parse(json))
      return { json, canonical: text, hash: hashText(text) }
    }),
    notCanonical: NOT_CANONICAL.map(([why, text]) => ({ why, text })),
    lane: laneVector(),
    attachment: attachmentVector(),
    evidence: evidenceVector(),
    key: { secret: SECRET, public: PUBLIC, id: keyId(PUBLIC) },
    signed: await signedVector(),
    index: {
      model: MODEL,
      alias: 'champion',
      modelSha: modelSha(MODEL),
      lane: laneKey(MODEL, 'champion'),
      laneShard: shardOf(laneKey(MODEL, 'champion')),
      policy: policyKey(MODEL),
      policyShard: shardOf(policyKey(MODEL)),
      consolePolicy: policyKey(null),
      consolePolicyShard: shardOf(policyKey(null)),
    },
  }
}
