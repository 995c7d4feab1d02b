import { useEffect, useState } from 'react'

/**
 * Turns true after what `when` brought is in the page, and stays so: what is asked for by then doesn't compete with what
 * people look for first.
 */
export function useLater(when: boolean): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    // an effect may still run in the same task as the drawing; a timer doesn't, and unlike a frame it also runs in a tab
    // that nobody looks at
    const timer = when ? setTimeout(() => setLater(true), 0) : undefined
    return () => clearTimeout(timer)
  }, [when])
  return later
}
