import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fromBase64Url } from '../../lib/base64url'

/**
 * The name of a public key of Ed25519 (the 32 bytes in base64url): the first 16 hex digits of their SHA-256. Null for
 * what is no such key.
 */
export function keyId(publicKey: string): string | null {
  const bytes = fromBase64Url(publicKey)
  if (bytes?.length !== 32 || !/^[\w-]{43}$/.test(publicKey)) return null
  return bytesToHex(sha256(bytes)).slice(0, 16)
}
