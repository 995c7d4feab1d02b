import type { tabLock } from '../../lib/tabLock'
import type { Log } from '../../registry/ledger/log'
import type { RegistryBackend } from '../backend'
import type { AnnotationsBackend, CopiesBackend, RunsBackend } from '../wings'
import type { Signer } from './signer'

/** What runs of the ledger are made with. */
export interface RunPorts {
  runs: RunsBackend
  now: () => Date
  /** Fresh each time, and nobody else's. */
  nonce: () => string
  wait: (ms: number) => Promise<void>
  /** Whose the runs are, as they say. */
  user: string
}

/** What entries are written and read with. */
export interface LogPorts extends RunPorts {
  signer: Signer
  /** Looks at the signatures. */
  trust: (log: Log) => Promise<Log> | Log
}

/** What aliases are moved with, on the record. */
export interface LedgerPorts extends LogPorts {
  registry: RegistryBackend
  copies: () => Promise<CopiesBackend>
  annotations: () => Promise<AnnotationsBackend>
  lock?: typeof tabLock
}

/** Which experiment holds the ledger. By its id, since whoever may write it may give it another name. */
export interface LedgerPlace {
  experiment: string | null
  name: string
}

/** A ledger that is set up. */
export interface Ledger {
  experiment: string
  name: string
  root: string
  /** The index runs, by the first hex digit of what they hold: sixteen. */
  shards: ReadonlyMap<string, string>
}
