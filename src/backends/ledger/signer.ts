import type { Entry, LedgerEvent } from '../../registry/ledger/event'
import { draftEntry } from '../../registry/ledger/writeEntry'

/** What is to be written, before anybody says by whom and when. */
export interface EntryDraft {
  run: string
  n: number
  prev: string | null
  nonce: string
  event: LedgerEvent
  /** The model whose rights the signature is to speak of; null: of none. */
  model: string | null
}

/** Makes an entry of a draft: says by whom it is and when, and signs that where it can. Throws `RegistryError`. */
export interface Signer {
  sign(draft: EntryDraft): Promise<Entry>
}

/** Where nobody signs: a name as it was typed, and this computer's clock. */
export const unsigned = (name: () => string, now: () => Date): Signer => ({
  sign: ({ prev, nonce, event }) =>
    Promise.resolve(draftEntry({ event, prev, nonce, by: name(), at: now() })),
})
