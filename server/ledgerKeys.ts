import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { keyId } from '../src/registry/ledger/keyId'
import { UsageError } from './address'
import type { SecretKey } from './signer'

/** The command that makes a key, as it is shown to people. */
export const MAKE_KEY = 'openssl genpkey -algorithm ed25519 -out ringside-key.pem'

/** Text of a PEM block, or what a variable that can hold no line breaks makes of it. */
const isPem = (text: string) => text.trimStart().startsWith('-----BEGIN')
const unescaped = (pem: string) => (pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n'))

type ReadFile = (path: string) => string | null

/**
 * The private key in `RINGSIDE_SIGNING_KEY`: PEM, or the path of a file with it. What is wrong with it is said without
 * repeating it, since it may be the key.
 */
export function readSigningKey(setting: string, readFile: ReadFile): SecretKey | null {
  if (setting === '') return null
  const text = isPem(setting) ? unescaped(setting) : readFile(setting)
  if (text === null) {
    throw new UsageError(
      'RINGSIDE_SIGNING_KEY is neither a private key in PEM nor a file that can be read.',
    )
  }
  const { d, x } = jwkOf(text, createPrivateKey) ?? {}
  if (d === undefined || x === undefined) {
    throw new UsageError(
      `RINGSIDE_SIGNING_KEY must be a private key of Ed25519 without a passphrase, such as that of: ${MAKE_KEY}`,
    )
  }
  return { d, x }
}

/**
 * The public keys in `RINGSIDE_TRUSTED_KEYS`: PEM blocks, or a comma-separated list of files with them and of keys as
 * `/-/keys` shows them.
 */
export function readTrustedKeys(setting: string, readFile: ReadFile): string[] {
  const items = isPem(setting) ? [unescaped(setting)] : setting.split(',').map((it) => it.trim())
  const keys = items.filter((item) => item !== '').flatMap((item) => keysIn(item, readFile))
  return [...new Set(keys)]
}

function keysIn(item: string, readFile: ReadFile): string[] {
  if (keyId(item) !== null) return [item]
  const text = isPem(item) ? item : readFile(item)
  if (text === null) {
    throw new UsageError(
      `RINGSIDE_TRUSTED_KEYS names ${item}, which is neither a public key nor a file that can be read.`,
    )
  }
  if (text.includes('PRIVATE KEY')) {
    throw new UsageError(
      'RINGSIDE_TRUSTED_KEYS holds a private key. Give the public one: openssl pkey -pubout -in <key>',
    )
  }
  const blocks = text.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? []
  const keys = blocks.map((block) => jwkOf(block, createPublicKey)?.x)
  if (keys.length === 0 || keys.includes(undefined)) {
    throw new UsageError('RINGSIDE_TRUSTED_KEYS must hold public keys of Ed25519 in PEM.')
  }
  return keys.flatMap((key) => key ?? [])
}

function jwkOf(pem: string, read: (pem: string) => KeyObject) {
  try {
    const key = read(pem)
    return key.asymmetricKeyType === 'ed25519' ? key.export({ format: 'jwk' }) : null
  } catch {
    // an error of OpenSSL's may quote what it read
    return null
  }
}
