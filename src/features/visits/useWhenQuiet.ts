import { useEffect, useEffectEvent, useRef } from 'react'

const QUIET_MS = 1000

/**
 * Does `work` for each new `subject`: at once for the first, for later ones when none has come for a second, or when what
 * uses it goes. For what costs too much to be done with each page of a list that is being read on.
 *
 * Not when the browser leaves the whole page: the next one may be in another process, and read before this has written.
 */
export function useWhenQuiet<T>(work: (subject: T) => void, subject: T) {
  const isFirst = useRef(true)
  const due = useRef<{ subject: T } | null>(null)
  const now = useEffectEvent(work)
  const nowIfDue = useEffectEvent(() => {
    const waiting = due.current
    due.current = null
    if (waiting !== null) work(waiting.subject)
  })
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      now(subject)
      return undefined
    }
    due.current = { subject }
    const timer = setTimeout(() => nowIfDue(), QUIET_MS)
    return () => clearTimeout(timer)
  }, [subject])
  useEffect(() => () => nowIfDue(), [])
}
