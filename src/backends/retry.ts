const RETRIES = 3
/** Beyond this a person decides, not we: the error carries the server's wish as `facts.retryAfter`. */
const LONGEST_WAIT = 10
/** Statuses that say "not now". 500 is among them because MLflow answers it for a locked database. */
const NOT_NOW = new Set([408, 429, 500, 502, 503, 504])

/** Seconds from a Retry-After header: a number, or a date seen from `now`. Null when it is neither. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\s*\d+\s*$/.test(header)) return Number(header)
  // Date.parse takes much that is no HTTP date ("-7 soon" is a day in 2001): a date begins with its weekday
  const date = /^[A-Z][a-z]+,? /.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000)
}

/**
 * How long to wait (ms) before a failed read is asked again, or null: don't. `attempt` counts from 1; `status` is null
 * when no answer arrived; `random` is in [0, 1).
 */
export function retryDelay(
  attempt: number,
  status: number | null,
  retryAfter: number | null,
  random: number,
): number | null {
  if (attempt > RETRIES) return null
  if (status !== null && !NOT_NOW.has(status)) return null
  // spread out, so that many tabs don't come back as one
  const backOff = 250 * 2 ** attempt * (0.5 + random / 2)
  if (retryAfter === null) return backOff
  return retryAfter > LONGEST_WAIT ? null : retryAfter * 1000 + backOff / 4
}
