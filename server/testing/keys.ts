import { generateKeyPairSync } from 'node:crypto'
import type { SecretKey } from '../signer'

/** A key that nobody has had before. */
export function makeKey(): SecretKey {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { d, x }
}
