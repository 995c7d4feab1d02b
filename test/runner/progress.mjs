const EVERY_MS = 10_000

/** @param {string} text */
export const say = (text) => process.stdout.write(`${text}\n`)

/** @param {number} since */
export function duration(since) {
  const seconds = (Date.now() - since) / 1000
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
}

/**
 * A line every ten seconds while the work lasts: a log never looks stuck.
 * @template T
 * @param {string} title
 * @param {(report: (state: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function heartbeat(title, work) {
  const since = Date.now()
  let state = ''
  const timer = setInterval(
    () => say(`  ${title} … ${state === '' ? '' : `${state}, `}${duration(since)}`),
    EVERY_MS,
  )
  try {
    return await work((now) => (state = now))
  } finally {
    clearInterval(timer)
  }
}

/** @type {typeof heartbeat} */
export async function withProgress(title, work) {
  const since = Date.now()
  say(`  ${title} …`)
  const result = await heartbeat(title, work)
  say(`  ${title}: ${duration(since)}`)
  return result
}
