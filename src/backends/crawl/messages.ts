import type { ConnectionConfig } from '../../registry/connection'
import type { PolicyFile } from '../../registry/policyFile'
import type { AliasedVersion } from '../../registry/snapshot/snapshot'
import type { CrawlEvent } from './crawl'

/** What a page tells the worker that crawls. */
export type CrawlRequest =
  | {
      kind: 'start'
      config: ConnectionConfig
      workspace: string | null
      /** In its written form. */
      policy: PolicyFile
      /** Milliseconds since 1970: the today of a mock stands still. Null: the wall clock's. */
      today: number | null
      known: ReadonlyMap<string, AliasedVersion>
    }
  | { kind: 'pause' }
  | { kind: 'go-on' }

/** What it hears. One of `done`, `failed` is the last. */
export type CrawlAnswer =
  | CrawlEvent
  | { kind: 'done' }
  /** `signedOut`: nobody is signed in any longer. */
  | { kind: 'failed'; message: string; signedOut: boolean }
