/** A wish to point `alias` of `model` at version `to`; `from` is the holder the person saw (null: nobody). */
export interface AliasMove {
  model: string
  alias: string
  from: string | null
  to: string
}

/** What became of a move. Every outcome is shown; none is guessed. */
export type MoveOutcome =
  /** Written and read back. */
  | { kind: 'moved' }
  /** Nothing was written: the alias pointed at `to` before we began. */
  | { kind: 'already-there' }
  /**
   * Somebody else moved it. `holder` is who holds it now (null: nobody).
   * `when`: before our write (nothing of ours was written), or after it (if ours landed, it was replaced).
   */
  | { kind: 'moved-by-other'; holder: string | null; when: 'before' | 'after' }
  /** The server said that this person may not. */
  | { kind: 'denied'; message: string }
  /** The server would not take it (no such version, bad alias name, read-only console…). Nothing was written. */
  | { kind: 'refused'; message: string }
  /**
   * The answer was lost, or said that it was done, and reading back did not settle it: `holder` is still the one before
   * (the write may yet arrive), or undefined when it could not be read.
   */
  | { kind: 'unknown'; message: string; holder?: string | null }
