import { keyId } from '../src/registry/ledger/keyId'
import type { LedgerOptions } from './frontOptions'

/** `/-/keys`: whose signatures this console believes, for whoever wants to verify a log without it. */
export function keysReport({ signer, trusted }: LedgerOptions) {
  const own = signer?.publicKey
  const keys = [...new Set([...(own === undefined ? [] : [own]), ...trusted])]
  return { keys: keys.map((key) => ({ id: keyId(key), key, own: key === own })) }
}
