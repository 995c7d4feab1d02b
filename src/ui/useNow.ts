import { useSyncExternalStore } from 'react'
import { now } from '../lib/clock'

const MINUTE = 60_000

const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

/** One clock for all ages on a page; it stands still while nobody looks. */
function subscribe(changed: () => void) {
  listeners.add(changed)
  ticking ??= setInterval(() => {
    for (const listener of listeners) listener()
  }, MINUTE)
  return () => {
    listeners.delete(changed)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

// rounded up, so that what happened in this minute is not in the future
const thisMinute = () => Math.ceil(now() / MINUTE) * MINUTE

/** Now, to the minute: what is drawn by it is drawn again as time goes on. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, thisMinute))
}
