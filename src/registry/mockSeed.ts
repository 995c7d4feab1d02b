import type { Persona } from './persona'

/** One of the worlds that a mock can begin with. */
export interface MockSeed {
  name: string
  /** A sentence for who chooses. */
  says: string
}

/** What a mock can be opened on, and is. */
export interface SeedPicker {
  all: readonly MockSeed[]
  current: string
  /** Whose eyes it lends, without a password. */
  cast: readonly Persona[]
  /** Loads this page anew, with the eyes of one of the cast. */
  viewAs: (user: string) => void
  /** Loads the console anew, on another seed; what was done to this one is kept for coming back. */
  open: (name: string) => void
}
