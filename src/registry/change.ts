/** What became of a change that somebody asked for. Every outcome is shown; none is guessed. */
export type ChangeOutcome =
  /** Written and read back. */
  | { kind: 'written' }
  /** Nothing was written: it was so before we began. */
  | { kind: 'already-so' }
  /**
   * Somebody else changed it. `now` is what is there (null: nothing).
   * `when`: before our write (nothing of ours was written), or after it (if ours landed, it was replaced).
   */
  | { kind: 'changed-by-other'; now: string | null; when: 'before' | 'after' }
  /** The server said that this person may not. */
  | { kind: 'denied'; message: string }
  /** The server would not take it. Nothing was written. */
  | { kind: 'refused'; message: string }
  /**
   * The answer was lost, or said that it was done, and reading back did not settle it: `now` is still what was there
   * before (the write may yet arrive), or undefined when it could not be read.
   */
  | { kind: 'unknown'; message: string; now?: string | null }
