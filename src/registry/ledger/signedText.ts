import { canonical } from './canonical'
import type { Entry, Signature } from './event'

/** An entry whose signature has no value yet. */
export type Unsealed = Omit<Entry, 'signature'> & { signature: Omit<Signature, 'value'> }

export interface SignedPlace {
  run: string
  n: number
  /**
   * The model that the log is about (null: the console's policy), on which `level` is. Who verifies takes it from the log's
   * first entry, so a level on one model vouches for nothing in the log of another.
   */
  model: string | null
}

/** What a signature is of: where an entry stands, and all of it but the signature's value. */
export function signedText({ run, n, model }: SignedPlace, { signature, ...entry }: Unsealed) {
  const { key, level, admin } = signature
  return canonical({ run, n, model, entry: { ...entry, signature: { key, level, admin } } })
}
