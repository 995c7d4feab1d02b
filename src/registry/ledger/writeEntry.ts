import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { attachmentParams } from './attachments'
import { canonical, wellFormed } from './canonical'
import type { Entry, LedgerEvent } from './event'
import { MOST_CHARACTERS, entryKey } from './log'

/** What somebody is about to write. Where a console signs, it names `by` and `at` itself. */
export interface Draft {
  event: LedgerEvent
  prev: string | null
  by: string
  at: Date
  nonce: string
}

/** An entry that nobody signed. */
export const draftEntry = ({ event, prev, by, at, nonce }: Draft): Entry =>
  wellFormed({ v: 1, prev, nonce, by, at: at.toISOString(), event })

/** 32 hex digits that nobody else writes. */
export const freshNonce = (): string => bytesToHex(randomBytes(16))

export type Written =
  | { kind: 'written'; text: string; params: ReadonlyMap<string, string> }
  /** By so many characters; null: what is attached does not fit into one call. */
  | { kind: 'too-long'; over: number | null }

/** The params that say `entry` under number `n`, with the longer texts that it quotes: all for one `runs/log-batch`. */
export function writeEntry(n: number, entry: Entry, attached: readonly string[] = []): Written {
  const text = canonical(entry)
  if (text.length > MOST_CHARACTERS) {
    return { kind: 'too-long', over: text.length - MOST_CHARACTERS }
  }
  const params = new Map([[entryKey(n), text]])
  for (const each of attached) {
    const parts = attachmentParams(each)
    if (parts === null) return { kind: 'too-long', over: null }
    for (const [key, value] of parts) params.set(key, value)
  }
  return params.size > MOST_PARAMS
    ? { kind: 'too-long', over: null }
    : { kind: 'written', text, params }
}

const MOST_PARAMS = 100

/** What a console's signature adds to an entry at most: an entry that it is to sign must leave room for it. */
export const SIGNATURE_CHARACTERS = 250
