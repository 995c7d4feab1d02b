import type { EntryRef, Mark } from './event'
import type { Trust } from './log'

/** Who did something, and how far that can be believed. */
export interface Author {
  name: string
  trust: Trust
  /** As signed; null: nobody vouches for a level. */
  level: string | null
  admin: boolean
}

/** How a version came to hold an alias. */
export type Beginning =
  | {
      how: 'moved'
      n: number
      /** The entry that announced it. */
      intent: number
      /** Who held it, as the entry says that announced it. */
      was: Mark | null
      at: Date
      by: Author
      reason: string
      request: EntryRef | null
      emergency: boolean
    }
  /** Found so when somebody first looked: it may have been so for long. */
  | { how: 'first-sight'; n: number; at: Date }
  /** By somebody who did not use this ledger, at some moment between these. */
  | { how: 'outside'; n: number; after: Date | null; before: Date; settled: Settled | null }
  /** The attempt `n` was never settled. */
  | { how: 'unknown'; n: number; at: Date; by: Author }

export interface Settled {
  as: 'adopted' | 'reverted'
  n: number
  at: Date
  by: Author
  reason: string
}

/** From when to when one version (null: nobody) held the alias; `to` null: it still does, as far as the lane knows. */
export interface Span {
  /** Where the attempt was never settled: the version that it was to go to. */
  holder: Mark | null
  from: Beginning
  /** Of an outside move: the last moment at which it can have been. */
  to: Date | null
}

/** A move that somebody announced and has not settled. */
export interface OpenIntent {
  n: number
  from: Mark | null
  to: Mark | null
  by: Author
  at: Date
  reason: string
  request: EntryRef | null
  emergency: boolean
}

/** What one alias has been, as its log tells: see `foldLane`. */
export interface Lane {
  /** To append to: the last where it goes on in several. */
  run: string
  model: string
  alias: string
  /** Oldest first. */
  spans: readonly Span[]
  /** Undefined: nothing was seen yet, or the last attempt was never settled. */
  holder: Mark | null | undefined
  open: OpenIntent | null
  /** Nobody watched it before; null: nobody ever did. */
  watchedSince: Date | null
  /** Entries that count for nothing, with the reason. */
  ignored: ReadonlyMap<number, string>
}
