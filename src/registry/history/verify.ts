import type { EventType } from '../ledger/event'
import type { Log } from '../ledger/log'
import type { Earlier } from './earlier'
import { type HistoryEvent, eventsOf } from './events'

/*
 * What can be said of a ledger without believing anybody:
 *
 *   consistent   numbers without gaps, each entry naming the hash of the one before, every quoted entry there
 *   signed       everything that has consequences was vouched for, by a key that is trusted
 *   unaltered    everything that an earlier export or an audit log holds stands there still, byte for byte
 *
 * The first is no proof by itself: whoever may delete a run may make another, consistent one. The second binds what was
 * said to people, the third to a file that was out of reach.
 */
export interface Verification {
  logs: number
  entries: number
  consistent: readonly Fault[]
  signed: { vouched: number; claims: readonly Fault[]; forged: readonly Fault[] }
  /** Null: there was nothing to compare with. */
  unaltered: { same: number; since: number; faults: readonly Fault[] } | null
}

/** What is wrong, and where. `n` null: with the log as a whole. */
export interface Fault {
  run: string
  n: number | null
  what: string
}

/** Entries that decide something, or say what became of an alias. */
const WEIGHTY: ReadonlySet<EventType> = new Set([
  'intent',
  'adopted',
  'reverted',
  'asked',
  'changes-requested',
  'changes-cleared',
  'approved',
  'waived',
  'rejected',
  'withdrawn',
  'applied',
  'rolled-back',
  'reviewed',
  'policy',
])

export function verifyLedger(
  logs: readonly Log[],
  { signs, earlier }: { signs: boolean; earlier: Earlier | null },
): Verification {
  const rows = logs.flatMap((log) => eventsOf(log, { signs }))
  return {
    logs: logs.length,
    entries: rows.length,
    consistent: [...logs.flatMap(chainFaults), ...quoteFaults(logs)],
    signed: signatures(rows),
    unaltered: earlier === null ? null : compare(logs, earlier),
  }
}

function chainFaults({ run, kind, deleted, entries, stray, attachments }: Log): Fault[] {
  const at = (n: number | null, what: string): Fault => ({ run, n, what })
  return [
    ...(kind === null ? [at(null, 'Nobody can say what this log is about.')] : []),
    ...(deleted ? [at(null, 'This log was deleted.')] : []),
    ...[...entries, ...stray].flatMap(({ n, fault }) => (fault === null ? [] : [at(n, fault)])),
    ...entries.flatMap(({ n, entry }) =>
      entry?.event.type === 'policy' && !attachments.has(entry.event.policy)
        ? [at(n, 'The text of this policy is missing.')]
        : [],
    ),
  ]
}

/** A request that says it was applied names the entries of lanes that say so. */
function quoteFaults(logs: readonly Log[]): Fault[] {
  const types = new Map(
    logs.flatMap(({ run, entries }) =>
      entries.map(({ n, entry }) => [`${run}:${n}`, entry?.event.type] as const),
    ),
  )
  return logs.flatMap(({ run, entries }) =>
    entries.flatMap(({ n, entry }) => {
      const moves = entry !== null && 'moves' in entry.event ? entry.event.moves : []
      return moves
        .filter((quoted) => types.get(`${quoted.run}:${quoted.n}`) !== 'moved')
        .map((quoted) => ({
          run,
          n,
          what: `It quotes entry ${quoted.n} of ${quoted.run}, which is no move.`,
        }))
    }),
  )
}

function signatures(rows: readonly HistoryEvent[]): Verification['signed'] {
  const told = rows.filter(({ event }) => event !== null)
  return {
    vouched: told.filter(({ by }) => by?.trust === 'signed').length,
    claims: told
      .filter(
        ({ by, event }) =>
          event !== null &&
          WEIGHTY.has(event.type) &&
          by?.trust !== 'signed' &&
          by?.trust !== 'forged',
      )
      .map((row) => fault(row, claimWords(row))),
    forged: told
      .filter(({ by }) => by?.trust === 'forged')
      .map((row) => fault(row, `“${row.told.what}”: the signature is not one of this text.`)),
  }
}

const fault = ({ run, n }: HistoryEvent, what: string): Fault => ({ run, n, what })

const claimWords = ({ told, by }: HistoryEvent) =>
  by?.trust === 'unknown-key'
    ? `“${told.what}” is signed with a key that is not trusted here.`
    : `“${told.what}” is a claim: nobody vouches that it was ${by?.name ?? 'anybody'}.`

function compare(logs: readonly Log[], { entries }: Earlier): Verification['unaltered'] {
  const now = new Map(
    logs.map((log) => [
      log.run,
      new Map([...log.entries, ...log.stray].map(({ n, hash }) => [n, hash])),
    ]),
  )
  const faults: Fault[] = []
  let same = 0
  for (const [run, byNumber] of entries) {
    const stands = now.get(run)
    if (stands === undefined) {
      faults.push({ run, n: null, what: 'This log was there, and is gone.' })
      continue
    }
    for (const [n, hash] of byNumber) {
      const current = stands.get(n)
      if (current === hash) same += 1
      else {
        const what =
          current === undefined ? 'This entry was there, and is gone.' : 'This entry was another.'
        faults.push({ run, n, what })
      }
    }
  }
  const all = [...now.values()].reduce((sum, { size }) => sum + size, 0)
  const altered = faults.filter(({ what }) => what.endsWith('another.')).length
  return { same, since: all - same - altered, faults }
}
