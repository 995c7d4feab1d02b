import { expect, test } from 'vitest'
import type { Entry } from './event'
import { signedText } from './signedText'

const entry = {
  v: 1,
  prev: null,
  nonce: '0123456789abcdef',
  by: 'Zoë',
  at: '2026-01-31T12:00:00.000Z',
  event: { type: 'lane', model: 'fraud', alias: 'champion' },
  signature: { key: '21fe31dfa154a261', level: 'EDIT', admin: false, value: 'AAAA' },
} as const satisfies Entry

test('is one text, without the value of the signature', () => {
  expect(signedText({ run: 'r1', n: 1, model: 'fraud' }, entry)).toBe(
    '{"entry":{"at":"2026-01-31T12:00:00.000Z","by":"Zoë",' +
      '"event":{"alias":"champion","model":"fraud","type":"lane"},"nonce":"0123456789abcdef",' +
      '"prev":null,"signature":{"admin":false,"key":"21fe31dfa154a261","level":"EDIT"},"v":1},' +
      '"model":"fraud","n":1,"run":"r1"}',
  )
})

const place = { run: 'r1', n: 1, model: 'fraud' }

test.each([
  ['another run', signedText({ ...place, run: 'r2' }, entry)],
  ['another number', signedText({ ...place, n: 2 }, entry)],
  ['another model', signedText({ ...place, model: 'churn' }, entry)],
  ['no model', signedText({ ...place, model: null }, entry)],
  ['somebody else', signedText(place, { ...entry, by: 'Ana' })],
  [
    'a higher level',
    signedText(place, { ...entry, signature: { ...entry.signature, level: 'MANAGE' } }),
  ],
  ['an admin', signedText(place, { ...entry, signature: { ...entry.signature, admin: true } })],
])('%s is another text', (_, text) => {
  expect(text).not.toBe(signedText(place, entry))
})
