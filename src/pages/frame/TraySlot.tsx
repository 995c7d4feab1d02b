import { Suspense, lazy, useEffect, useState } from 'react'
import { useApp } from '../../app'
import { COMPARE_EVENT, compareKey } from '../../lib/compareKey'
import { kept } from '../../lib/keep'

const CompareTray = lazy(async () => ({
  default: (await import('../../features/compare-tray/CompareTray')).CompareTray,
}))

/** The place of the compare tray on pages about models; its code comes with the first version that is kept. */
export function TraySlot({ pathname }: { pathname: string }) {
  const { id } = useApp().backend.registry
  const [wanted, setWanted] = useState(() => kept(compareKey(id)) !== null)
  useEffect(() => {
    const want = () => setWanted(true)
    window.addEventListener(COMPARE_EVENT, want)
    return () => window.removeEventListener(COMPARE_EVENT, want)
  }, [])
  if (!wanted || !pathname.startsWith('/models')) return null
  return (
    <Suspense fallback={null}>
      <CompareTray />
    </Suspense>
  )
}
