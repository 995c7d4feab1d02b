import * as z from 'zod/mini'
import type { Seen } from '../../registry/visit'

/** Two looks at one registry: what the last visit ended with, and what this one has seen so far. */
export interface Visits {
  last: Seen | null
  now: Seen | null
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

const kept = z.nullable(
  z.object({
    at: z.number(),
    newest: z.nullable(z.number()),
    models: z.array(
      z.tuple([z.string(), z.nullable(z.string()), z.array(z.tuple([z.string(), z.string()]))]),
    ),
  }),
)
const keptVisits = z.object({ last: kept, now: kept })

const toSeen = (seen: z.output<typeof kept>): Seen | null =>
  seen && {
    at: new Date(seen.at),
    newest: seen.newest === null ? null : new Date(seen.newest),
    models: new Map(
      seen.models.map(([name, latestVersion, aliases]) => [
        name,
        { latestVersion, aliases: new Map(aliases) },
      ]),
    ),
  }

const fromSeen = (seen: Seen | null): z.output<typeof kept> =>
  seen && {
    at: seen.at.getTime(),
    newest: seen.newest?.getTime() ?? null,
    models: Array.from(seen.models, ([name, { latestVersion, aliases }]) => [
      name,
      latestVersion,
      [...aliases],
    ]),
  }

/** What was kept; nothing, where it can't be read or is of another shape. */
export function readVisits(key: string, storage: () => Storage): Visits {
  try {
    const read = z.safeParse(keptVisits, JSON.parse(storage().getItem(key) ?? ''))
    if (read.success) return { last: toSeen(read.data.last), now: toSeen(read.data.now) }
  } catch {
    // closed storage, or no JSON
  }
  return { last: null, now: null }
}

/** A storage that is closed or full forgets: the next visit then has less to compare with. */
export function keepVisits(key: string, { last, now }: Visits, storage: () => Storage) {
  try {
    storage().setItem(key, JSON.stringify({ last: fromSeen(last), now: fromSeen(now) }))
  } catch {
    // see above
  }
}

/** A pause of half an hour ends a visit. */
const PAUSE_MS = 30 * 60_000

/** The visits as a visit that begins at `at`, or goes on then, finds them. */
export function beginVisit(visits: Visits, at: Date): Visits {
  const { now } = visits
  if (now === null || at.getTime() - now.at.getTime() < PAUSE_MS) return visits
  return { last: now, now: null }
}
