import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const LOOK_EVERY = 300

/**
 * Turns true once the first page of a visit stands and nothing more is being read for it, and stays so: what the frame
 * asks for by itself waits until then. It looks now and then, which takes less script than to be told.
 */
export function usePageThere(): boolean {
  const client = useQueryClient()
  const [there, setThere] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => {
      // what is still to come is drawn grey: a status that stays (a verdict, a count) is no sign of it
      const opening = document.querySelector('#main .animate-pulse')
      if (opening !== null || client.isFetching() > 0) return
      clearInterval(timer)
      setThere(true)
    }, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [client])
  return there
}
