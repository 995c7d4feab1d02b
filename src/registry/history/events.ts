import { authorOf } from '../ledger/author'
import type { EventType, LedgerEvent } from '../ledger/event'
import { foldLane } from '../ledger/foldLane'
import { foldPolicy } from '../ledger/foldPolicy'
import { foldRequest } from '../ledger/foldRequest'
import type { Author } from '../ledger/lane'
import type { Log, Recorded } from '../ledger/log'
import { type Told, tell } from './tell'

/*
 * Everything that the ledger holds, as rows of one table. A row is an entry of a log, however badly it fares: what can't be
 * understood and what nobody vouches for are rows as well.
 */

/** What a person filters by. */
export const KINDS = ['moves', 'outside', 'reviews', 'policies', 'claims', 'bookkeeping'] as const
export type Kind = (typeof KINDS)[number]

export interface HistoryEvent {
  /** `<run>:<n>`; what stands behind a gap has its own number, so it is unique. */
  id: string
  run: string
  n: number
  kind: Kind
  /** As the entry says; null: it can't be understood. Orders nothing within a log. */
  at: Date | null
  /** By the clocks of all entries up to this one: later entries of a log are never earlier. What rows are ordered by. */
  order: number
  by: Author | null
  /** Null: of the whole console, or nobody can tell. */
  model: string | null
  alias: string | null
  event: LedgerEvent | null
  told: Told
  /** Null: it counts. Else why it does not. */
  ignored: string | null
  /** The run of the log was deleted. */
  deleted: boolean
}

/** The entries of a log as rows, in their order. `signs`: see `foldPolicy`. */
export function eventsOf(log: Log, { signs }: { signs: boolean }): HistoryEvent[] {
  const all = [...log.entries, ...log.stray]
  const byNumber = new Map(all.map((one) => [one.n, one.entry?.event ?? null]))
  const ignored = ignoredIn(log, signs)
  const closed = new Set(
    all.flatMap(({ entry, fault }) =>
      entry !== null && fault === null && 'intent' in entry.event ? [entry.event.intent] : [],
    ),
  )
  let order = log.started?.getTime() ?? 0
  return all.map((recorded) => {
    const { n, entry, trust } = recorded
    const at = entry === null ? null : new Date(entry.at)
    order = Math.max(order, at?.getTime() ?? 0)
    return {
      id: `${log.run}:${n}`,
      run: log.run,
      n,
      kind: kindOf(recorded, log, closed),
      at,
      order,
      by: entry === null ? null : authorOf(entry, trust),
      model: log.about?.model ?? null,
      alias: log.about !== null && 'alias' in log.about ? log.about.alias : null,
      event: entry?.event ?? null,
      told: tell(entry?.event ?? null, byNumber),
      ignored: recorded.fault ?? ignored.get(n) ?? null,
      deleted: log.deleted,
    }
  })
}

/** Entries that count for nothing, with the reason. */
function ignoredIn(log: Log, signs: boolean): ReadonlyMap<number, string> {
  switch (log.kind) {
    case 'lane':
      return foldLane(log)?.ignored ?? new Map<number, string>()
    case 'request':
      return reasons(foldRequest(log)?.remarks ?? [])
    case 'policy':
      return reasons(foldPolicy(log, { signs })?.versions ?? [])
    case null:
      return new Map(log.entries.map(({ n }) => [n, 'Nobody can say what this log is about.']))
    default:
      return log.kind satisfies never
  }
}

const reasons = (all: readonly { n: number; ignored: string | null }[]) =>
  new Map(all.flatMap(({ n, ignored }) => (ignored === null ? [] : [[n, ignored] as const])))

/** The newest first; what has one moment in the order of its log. */
export const newestFirst = (events: readonly HistoryEvent[]): HistoryEvent[] =>
  events.toSorted(
    (a, b) => b.order - a.order || (a.run === b.run ? b.n - a.n : a.run < b.run ? -1 : 1),
  )

function kindOf(
  { n, entry, fault, trust }: Recorded,
  { kind }: Log,
  closed: ReadonlySet<number>,
): Kind {
  const sound = fault === null && trust !== 'forged' && trust !== 'unknown-key'
  if (entry === null || kind === null || !sound) return 'claims'
  const { event } = entry
  // what became of an intent is told by the entry that closes it
  if (OPENINGS.has(event.type) || (event.type === 'intent' && closed.has(n))) return 'bookkeeping'
  if (event.type === 'observed' && event.how === 'outside') return 'outside'
  if (event.type === 'adopted' || event.type === 'reverted') return 'outside'
  return OF_LOG[kind]
}

const OPENINGS: ReadonlySet<EventType> = new Set(['lane', 'policies', 'continued'])

const OF_LOG = { lane: 'moves', request: 'reviews', policy: 'policies' } as const
