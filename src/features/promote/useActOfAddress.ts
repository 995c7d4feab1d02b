import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type ActInHash, actInHash } from './actInHash'

/**
 * Begins, once it is known what may be done, what the end of the address asks for. What is returned takes it out of the
 * address: what is done or left is not begun again by a reload.
 */
export function useActOfAddress(ready: boolean, begin: (act: ActInHash) => void): () => void {
  const { hash, pathname, search } = useLocation()
  const navigate = useNavigate()
  const wanted = actInHash(hash)
  const begun = useRef<ActInHash | null>(null)
  const onReady = useEffectEvent(begin)
  useEffect(() => {
    if (!ready || wanted === begun.current) return
    begun.current = wanted
    if (wanted !== null) onReady(wanted)
  }, [ready, wanted])
  return () => {
    if (wanted !== null)
      void navigate({ pathname, search }, { replace: true, preventScrollReset: true })
  }
}
