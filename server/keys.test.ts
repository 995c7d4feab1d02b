import { expect, test } from 'vitest'
import { keyId } from '../src/registry/ledger/keyId'
import { PLAIN_LEDGER } from './frontOptions'
import { createSigner } from './signer'
import { ask, get, post } from './testing/askFront'
import { makeKey } from './testing/keys'

const [mine, other] = [makeKey(), makeKey()]
const ledger = {
  ...PLAIN_LEDGER,
  experiment: '7',
  signer: createSigner(mine),
  trusted: [other.x, mine.x],
}

const keysOf = async (more: Parameters<typeof ask>[2]) => {
  const { response, sent } = await ask(get('/-/keys'), undefined, more)
  expect([response.status, sent]).toEqual([200, []])
  return response.json()
}

test('are its own and those it trusts, each once, by their ids', async () => {
  expect(await keysOf({ ledger })).toEqual({
    keys: [
      { id: keyId(mine.x), key: mine.x, own: true },
      { id: keyId(other.x), key: other.x, own: false },
    ],
  })
})

test('are none where nothing is set', async () => {
  expect(await keysOf({})).toEqual({ keys: [] })
})

test('can be read, not written, and not from another site', async () => {
  expect((await ask(post('/-/keys', '{}'), undefined, { ledger })).response.status).toBe(405)
  const elsewhere = get('/-/keys', { origin: 'https://evil.example' })
  expect((await ask(elsewhere, undefined, { ledger })).response.status).toBe(403)
})

test('config.json tells the page, and no answer holds the private one', async () => {
  const { response } = await ask(get('/config.json'), undefined, { ledger })
  const text = await response.text()
  expect(JSON.parse(text).ledger).toEqual({
    experiment: '7',
    name: 'ringside-reviews',
    keys: [mine.x, other.x],
    // nobody signs in here
    signs: false,
  })
  expect(text).not.toContain(mine.d)
  expect(JSON.stringify(await keysOf({ ledger }))).not.toContain(mine.d)
})
