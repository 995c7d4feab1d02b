import type { Subject } from './subject'

/** A wish to write, replace or remove a tag; null: it is not there. `from` is what the person saw. */
export interface TagChange {
  on: Subject
  key: string
  from: string | null
  to: string | null
}

/** A wish to replace a description; '' is none. */
export interface DescriptionChange {
  on: Subject
  from: string
  to: string
}

/** A wish to remove an alias that the person saw on version `from`. */
export interface AliasRemoval {
  model: string
  alias: string
  from: string
}
