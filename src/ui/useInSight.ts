import { useEffect, useRef, useState } from 'react'

/**
 * Turns true when what holds the ref first comes into the window, and stays so. Looked for from the moment at which
 * `settled`: what still grows above it would bring it into sight only to push it out again.
 */
export function useInSight<T extends Element>(settled: boolean) {
  const ref = useRef<T>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (ref.current === null || seen || !settled) return undefined
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    watch.observe(ref.current)
    return () => watch.disconnect()
  }, [seen, settled])
  return { ref, seen }
}
