import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { UsageError } from './address'
import { readSigningKey, readTrustedKeys } from './ledgerKeys'

const pair = (type: 'ed25519' | 'x25519' = 'ed25519') => {
  const { privateKey, publicKey } =
    type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  const { d, x = '' } = privateKey.export({ format: 'jwk' })
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  return { d, x, pem, publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString() }
}

const [mine, other, third] = [pair(), pair(), pair()]
const wrong = pair('x25519')
const files = new Map([
  ['/run/secrets/key', mine.pem],
  ['other.pem', other.publicPem],
  ['two.pem', `# consoles\n${other.publicPem}\n${third.publicPem}`],
  ['empty.pem', ''],
])
const readFile = (path: string) => files.get(path) ?? null

test.each([
  ['as text', mine.pem],
  ['as one line', mine.pem.replaceAll('\n', '\\n')],
  ['in a file', '/run/secrets/key'],
])('a private key %s', (_, setting) => {
  expect(readSigningKey(setting, readFile)).toEqual({ d: mine.d, x: mine.x })
})

test('no private key', () => {
  expect(readSigningKey('', readFile)).toBeNull()
})

test.each([
  ['a file that is not there', 'nowhere.pem'],
  ['a public key', other.publicPem],
  ['another kind of key', wrong.pem],
  ['half a key', mine.pem.slice(0, 60)],
  [
    'a passphrase',
    generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey,
  ],
])('%s is refused without being repeated', (_, setting) => {
  const read = () => readSigningKey(setting, readFile)
  expect(read).toThrow(UsageError)
  expect(read).toThrow(/^RINGSIDE_SIGNING_KEY /)
  expect(read).not.toThrow(setting.split('\n')[1] ?? setting)
})

test.each<[string, string, string[]]>([
  ['none', '', []],
  ['PEM', other.publicPem, [other.x]],
  ['PEM in one line', other.publicPem.replaceAll('\n', '\\n'), [other.x]],
  ['two in one text', other.publicPem + third.publicPem, [other.x, third.x]],
  ['a file and a bare key, with a space', `other.pem, ${third.x}`, [other.x, third.x]],
  ['one that is named twice', `two.pem,${other.x},`, [other.x, third.x]],
])('trusted: %s', (_, setting, keys) => {
  expect(readTrustedKeys(setting, readFile)).toEqual(keys)
})

test.each([
  ['nowhere.pem', /nowhere\.pem/],
  ['empty.pem', /public keys of Ed25519/],
  [wrong.publicPem, /public keys of Ed25519/],
  [`${other.publicPem}${wrong.publicPem}`, /public keys of Ed25519/],
  ['/run/secrets/key', /holds a private key/],
  [mine.pem, /holds a private key/],
])('not trusted: %s', (setting, because) => {
  expect(() => readTrustedKeys(setting, readFile)).toThrow(because)
})
