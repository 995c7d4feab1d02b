import type { Requirement } from '../environment'
import type { Mlmodel } from '../mlmodel'
import type { ModelVersion, Tags } from '../model'
import type { ArtifactEntry, LoggedModel, Run } from '../tracking'

/**
 * Something read, or why it is not. `not read` is our own choice so far; the others are answers: closed to this person,
 * not there (any more), there and not understood, no answer.
 */
export type Known<T> =
  | { known: true; value: T }
  | {
      known: false
      because: 'not read' | 'denied' | 'missing' | 'unreadable' | 'failed'
      /** Completes "not known: …". */
      words: string
    }

export const know = <T>(value: T): Known<T> => ({ known: true, value })

export const NOT_READ: Known<never> = {
  known: false,
  because: 'not read',
  words: 'it was not read',
}

/** All that the checks ask of a version. What is null was read, and there is none. */
export interface VersionFacts {
  version: ModelVersion
  /** Of its model. */
  model: Known<{ tags: Tags; description: string }>
  mlmodel: Known<Mlmodel>
  /** The body of a request that the input example makes; null: none was logged. */
  example: Known<string | null>
  /** Null: the version has no list of requirements. */
  requirements: Known<readonly Requirement[] | null>
  run: Known<Run | null>
  loggedModel: Known<LoggedModel | null>
  /** All files, folders left out. */
  artifacts: Known<readonly ArtifactEntry[]>
}

/** Whom the version would follow. `nobody`: the alias is new. `not asked`: it is looked at by itself. */
export type Against =
  | { kind: 'holder'; facts: VersionFacts }
  | { kind: 'nobody' }
  | { kind: 'not asked' }
