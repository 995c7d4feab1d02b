import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of a text in UTF-8, as lower-case hex. Not WebCrypto's: that is missing on plain http, and asynchronous. */
export const hashText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The hash of each beginning of a text that comes in parts: of the first, of the first two… */
export function* hashesOf(parts: Iterable<string>): Generator<string> {
  const sum = sha256.create()
  for (const part of parts) {
    sum.update(utf8ToBytes(part))
    yield bytesToHex(sum.clone().digest())
  }
}
