import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** How many of a list to show: `first`, or more if that is set; on paper all. */
export function useShown(first: number) {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    // a browser takes the page as it is when this returns
    const showAll = () => flushSync(() => setShown(Infinity))
    window.addEventListener('beforeprint', showAll)
    return () => window.removeEventListener('beforeprint', showAll)
  }, [])
  return [shown, setShown] as const
}
