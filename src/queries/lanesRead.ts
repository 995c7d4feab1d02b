import { foldLane } from '../registry/ledger/foldLane'
import type { Lane } from '../registry/ledger/lane'
import type { Log } from '../registry/ledger/log'
import { joinLogs } from '../registry/ledger/readLog'
import { type LedgerParts, ledgerQueries } from './ledger'

/** Every lane there is, a page at a time; the newest first. */
export const lanePages = (parts: LedgerParts) => ledgerQueries(parts).pages('lane')

/** The lanes of pages that were read; of two that say to be the same, the one that was begun first. */
export function lanesOf(pages: readonly { logs: readonly Log[] }[]): readonly Lane[] {
  const logs = pages.flatMap((page) => page.logs)
  const byRun = new Map(logs.map((log) => [log.run, log]))
  const lanes = new Map<string, Lane>()
  // newest first, so that the oldest is set last
  for (const log of logs) {
    if (log.first !== 1) continue
    const lane = foldLane(joinLogs(log, byRun))
    if (lane !== null) lanes.set(JSON.stringify([lane.model, lane.alias]), lane)
  }
  return [...lanes.values()]
}
