import { expect, test } from 'vitest'
import type { Entry } from '../registry/ledger/event'
import { consoleSigner, type Unsigned } from './signer'

const draft: Unsigned = {
  run: 'r1',
  n: 2,
  prev: '0'.repeat(64),
  nonce: 'n0123456789',
  event: { type: 'comment', text: 'Why v5?' },
  model: 'fraud',
}

const signed: Entry = {
  v: 1,
  prev: draft.prev,
  nonce: draft.nonce,
  by: 'Zoë',
  at: '2026-11-25T00:00:00.000Z',
  event: draft.event,
  signature: { key: '21fe31dfa154a261', level: 'READ', admin: false, value: 'x' },
}

const answering = (status: number, body: unknown) => {
  const asked: { address: string; init: RequestInit | undefined }[] = []
  const signer = consoleSigner((input, init) => {
    asked.push({ address: input instanceof Request ? input.url : String(input), init })
    return Promise.resolve(Response.json(body, { status }))
  })
  return { signer, asked }
}

test('sends what is to be written, once, and gives what was signed', async () => {
  const { signer, asked } = answering(200, { entry: signed })
  expect(await signer.sign(draft)).toEqual(signed)
  expect(asked.map(({ address, init }) => [init?.method, address, init?.body])).toEqual([
    ['POST', '/-/sign', JSON.stringify(draft)],
  ])
})

test.each([
  ['another event', { ...signed, event: { type: 'comment', text: 'Because.' } }],
  ['another place', { ...signed, prev: '1'.repeat(64) }],
  ['another attempt', { ...signed, nonce: 'n9876543210' }],
  ['nothing', { ...signed, signature: undefined }],
])('%s that is signed is no answer', async (_, entry) => {
  const { signer } = answering(200, { entry })
  await expect(signer.sign(draft)).rejects.toMatchObject({ kind: 'unreadable' })
})

test.each([
  [401, 'RINGSIDE_SIGNED_OUT', 'signed-out'],
  [403, 'RINGSIDE_READ_ONLY', 'invalid'],
  [404, 'RINGSIDE_NO_KEY', 'missing'],
  [502, 'RINGSIDE_UNREACHABLE', 'unreachable'],
])('a refusal with %i %s is one of the kind %s, asked once', async (status, code, kind) => {
  const { signer, asked } = answering(status, { error_code: code, message: 'No.' })
  await expect(signer.sign(draft)).rejects.toMatchObject({ kind })
  expect(asked).toHaveLength(1)
})
