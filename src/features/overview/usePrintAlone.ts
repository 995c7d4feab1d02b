import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Prints a page with `alone` set, and unset again once the browser has done it. */
export function usePrintAlone() {
  const [alone, setAlone] = useState(false)
  useEffect(() => {
    const done = () => setAlone(false)
    addEventListener('afterprint', done)
    return () => removeEventListener('afterprint', done)
  }, [])
  const printAlone = () => {
    // it has to be in the page by the time at which the browser looks at it
    flushSync(() => setAlone(true))
    print()
  }
  return { alone, printAlone }
}
