/** `config.json`: how this console is connected, and what the one probe found. Written by the front, read once by the page. */
export interface ConnectionConfig {
  /**
   * `mock`: an MLflow in this tab. `server`: the console server forwards, same origin.
   * `direct`: static hosting; the page talks to `trackingUri` itself, without a front.
   */
  connection: 'mock' | 'server' | 'direct'
  /** What to show: host and path of the backend without credentials, or "mock". */
  name: string
  /** Where people's own programs reach the backend, without credentials; absent for a mock, which they can't. */
  addresses?: { tracking: string; registry: string }
  /** Only for `direct`: where the page sends its requests. */
  trackingUri?: string
  registryUri?: string
  /** The console refuses writes, whoever asks. */
  readOnly: boolean
  /** Why it is read-only, shown beside a closed control; absent when it is not. */
  readOnlyBecause?: string
  /** A front honours preconditions on alias moves. */
  front: boolean
  /**
   * Whose credential the backend sees. `shared`: one for everybody, from the environment. `own`: each person's, by a
   * proxy in front. `session`: each person's, who signs in here.
   */
  identity:
    | { kind: 'none' }
    | { kind: 'shared'; user: string | null }
    | { kind: 'own' }
    /** Null: nobody has signed in. With a probe that is `signed-out`, the server no longer lets this person in. */
    | { kind: 'session'; person: Person | null }
  /** Absent where no console says so (static hosting): then the ledger has the usual name, and no signature is believed. */
  ledger?: LedgerConfig
  /** The console has a reading of the whole registry for this person, at `/-/snapshot`. `ended` in milliseconds since 1970. */
  snapshot?: { ended: number; workspace: string | null }
  probe: Probe
}

/** Where reviews and histories are kept, and whose signatures count there. */
export interface LedgerConfig {
  /** The experiment's id; null: it is found by its name. */
  experiment: string | null
  name: string
  /** Public keys that are believed, this console's own first: Ed25519, the 32 bytes in base64url without padding. */
  keys: readonly string[]
  /** The console signs what people write who signed in at it. */
  signs: boolean
}

export const LEDGER_NAME = 'ringside-reviews'

/** Somebody who signed in at the console. */
export interface Person {
  user: string
  admin: boolean
  /** When the session ends: milliseconds since 1970. */
  until: number
}

export type Probe =
  | {
      state: 'ok'
      /** As the server says it ("3.17.2"); null when it would not say. */
      version: string | null
      auth: 'none' | 'basic' | 'unknown'
      workspaces: boolean
      features: ProbedFeatures
    }
  /** It answers, and asks for a sign-in that we have not got. */
  | { state: 'signed-out'; version: null; auth: 'basic' | 'unknown'; workspaces: boolean }
  /** Nobody answers, or what answers is not MLflow, or it is too old. `message` is a sentence to show. */
  | { state: 'unreachable' | 'not-mlflow' | 'too-old'; message: string }

/** What was found to work. A feature nobody could try is left `true`: its first use will tell. */
export interface ProbedFeatures {
  /** `filter` on registered-models/search. */
  searchModels: boolean
  /** model-versions/search. */
  listVersions: boolean
  /** registered-models/alias. */
  aliases: boolean
  /** Tags come with models and versions. */
  tags: boolean
  /** logged-models (MLflow 3). */
  loggedModels: boolean
}
