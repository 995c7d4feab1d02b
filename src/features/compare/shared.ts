/** What every panel of a comparison is told. */
export interface Shared {
  /** What each version is called here, the baseline first; user text. */
  versions: readonly string[]
  /** Asks again for what of a version failed; null where nothing did. */
  again: readonly ((() => void) | null)[]
  /** Also what is the same. */
  all: boolean
}
