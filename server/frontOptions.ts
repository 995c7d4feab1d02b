import type { Audit } from './audit'
import type { Credential } from './caller'
import { type ConnectionConfig, LEDGER_NAME } from '../src/registry/connection'
import type { Origins } from './requestRules'
import type { Signer } from './signer'
import type { SnapshotOptions } from './snapshotRoute'

export interface FrontOptions {
  /** `mock`: `forward` is the mock, or null where there is none (the console server: its mock lives in the page). */
  connection: 'server' | 'mock'
  /** What to call the backend on screen: host and path, never a credential. */
  name: string
  /** The backend's own addresses, without credentials, for code that people copy. Left out for a mock. */
  addresses?: ConnectionConfig['addresses']
  /**
   * `own`: where requests arrive. A page is reached at its own address only: `[location.origin]`. The rules look at the
   * request's Host and Origin headers, which a service worker does not show; it adds `host: location.host` and
   * `origin: location.origin`, since it only ever sees requests of its own pages.
   */
  origins: Origins
  credential: Credential
  /** Tracking is another server than the registry's; absent: it is the same. */
  twoServers?: boolean
  /** Null: writes pass. Else none does, and this is the reason to show. */
  readOnlyBecause: string | null
  ledger: LedgerOptions
  /** What `/-/snapshot` hands out; none: nothing. */
  snapshot?: SnapshotOptions | null
  /** Told of every write; none: nobody is. */
  audit?: Audit | null
  limits?: Partial<Limits>
}

export interface LedgerOptions {
  /** The experiment's id; null: it is found by its name. */
  experiment: string | null
  name: string
  /** Null: nothing is signed. */
  signer: Signer | null
  /** Public keys of other consoles that are believed, too. */
  trusted: readonly string[]
  /** Of what is signed, in ms; absent: this computer's. A mock has a time of its own. */
  clock?: () => number
}

/** Found by its usual name; nothing is signed, and nobody believed. */
export const PLAIN_LEDGER: LedgerOptions = {
  experiment: null,
  name: LEDGER_NAME,
  signer: null,
  trusted: [],
}

/** Bytes and milliseconds. Only tests need others than these. */
export interface Limits {
  bodyBytes: number
  /** Of an API answer. */
  answerBytes: number
  /** From sending a request to its answer's first byte, and for the whole of an API answer. */
  upstreamMs: number
  /** Between two chunks of an artifact. */
  artifactIdleMs: number
  /** For one's turn at writing to a model's aliases. */
  lockMs: number
  probeMs: number
}

export const LIMITS: Limits = {
  bodyBytes: 2 ** 20,
  answerBytes: 64 * 2 ** 20,
  upstreamMs: 60_000,
  artifactIdleMs: 60_000,
  lockMs: 60_000,
  probeMs: 10_000,
}
