import type { Entry, LogKind } from './event'

/** Whether what an entry says of its author is vouched for. */
export type Trust =
  /** By a key that this console trusts. */
  | 'signed'
  /** Nobody vouches for it: a claim. */
  | 'unsigned'
  /** By a key that this console does not know: a claim. */
  | 'unknown-key'
  /** The signature is not one of this text: somebody tampered with it, or made it up. */
  | 'forged'
  /** Nobody looked. */
  | 'unchecked'

/** One entry as it was found. */
export interface Recorded {
  /** The run that it stands in: a lane may go on in several. */
  run: string
  n: number
  /** As stored. */
  text: string
  /** SHA-256 of `text`, as lower-case hex. */
  hash: string
  /** Null: it can't be understood (damaged, or of a later version of this format). It keeps its place. */
  entry: Entry | null
  /** Null: nothing is wrong with it. Else why it counts for nothing, as a sentence: then it only keeps its place. */
  fault: string | null
  trust: Trust
}

/** What a log is about, as its first entry says. */
export type Subject =
  | { kind: 'lane'; model: string; alias: string }
  /** The alias that moves, and of a copy the model that it moves in. */
  | { kind: 'request'; model: string; alias: string }
  /** Null: of the whole console. */
  | { kind: 'policy'; model: string | null }

/** A run of the ledger, read. */
export interface Log {
  run: string
  /** Null: the first entry is missing or can't be understood, so nobody can say; it counts for nothing. */
  kind: LogKind | null
  about: Subject | null
  /** Deleted runs are read as well: what they held is evidence. */
  deleted: boolean
  started: Date | null
  /** The number that it begins with: 1, unless it goes on from a run that was full. */
  first: number
  /** By number, from `first`, without gaps: what stands behind a gap is `stray`. */
  entries: readonly Recorded[]
  stray: readonly Recorded[]
  /** Longer texts that entries quote by hash, put together again; only those whose hash is right. */
  attachments: ReadonlyMap<string, string>
}

/** `ev.00001`: which param holds entry `n`. */
export const entryKey = (n: number) => `ev.${String(n).padStart(5, '0')}`

/** The number of an entry's param; null for other params. */
export function entryNumber(key: string): number | null {
  const digits = /^ev\.(\d{5})$/.exec(key)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Where the next entry goes, and which it names as the one before. */
export const tailOf = ({ first, entries }: Log): { n: number; prev: string | null } => ({
  n: first + entries.length,
  prev: entries.at(-1)?.hash ?? null,
})

/** A param's value may hold 6,000 characters, and a longer one is cut without a word. */
export const MOST_CHARACTERS = 5500

/** From here on a lane goes on in another run. */
export const MOST_ENTRIES = 800
