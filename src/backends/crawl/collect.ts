import {
  type AliasedVersion,
  type Snapshot,
  emptySnapshot,
  keyOf,
} from '../../registry/snapshot/snapshot'
import type { CrawlEvent } from './crawl'

/** Makes a snapshot of what a crawl says. */
export interface Collector {
  take: (event: CrawlEvent) => void
  /** As much as there is; `ended` makes it the whole. Later events don't change it. */
  snapshot: (ended?: Date) => Snapshot
  models: () => number
  versions: () => number
}

export function collect(begun: Date, policy: string): Collector {
  const versions = new Map<string, AliasedVersion>()
  let fresh = emptySnapshot(begun, policy)
  return {
    take(event) {
      switch (event.kind) {
        case 'models':
          fresh = {
            ...fresh,
            models: [...fresh.models, ...event.models],
            skipped: fresh.skipped + event.skipped,
          }
          break
        case 'listed':
          fresh = { ...fresh, listed: true }
          break
        case 'version':
          versions.set(keyOf(event.version.model, event.version.version), event.version)
          break
        default:
          event satisfies never
      }
    },
    snapshot: (ended) => ({ ...fresh, versions: new Map(versions), ended: ended ?? null }),
    models: () => fresh.models.length,
    versions: () => versions.size,
  }
}
