import { toBase64Url } from '../src/lib/base64url'

/** A private key of Ed25519 as JSON Web Keys have it: both in base64url without padding. */
export interface SecretKey {
  /** The private part. */
  d: string
  /** The public key, 32 bytes. */
  x: string
}

/** Vouches for texts with one key, which never leaves it. */
export interface Signer {
  /** Its public key, 32 bytes in base64url without padding. */
  publicKey: string
  /** The signature, in base64url without padding. */
  sign(text: string): Promise<string>
}

/** By WebCrypto, so that it works in Node and in the page around the mock. */
export function createSigner({ d, x }: SecretKey): Signer {
  const load = () =>
    crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', d, x }, 'Ed25519', false, ['sign'])
  let key: Promise<CryptoKey> | null = null
  return {
    publicKey: x,
    async sign(text) {
      const bytes = new TextEncoder().encode(text)
      const signed = await crypto.subtle.sign('Ed25519', await (key ??= load()), bytes)
      return toBase64Url(new Uint8Array(signed))
    },
  }
}
