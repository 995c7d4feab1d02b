import { useEffect, useRef, useState } from 'react'
import type { Layout, Plan } from '../../registry/lineage/layout/shapes'
import { type Layouter, createLayouter } from './layouter'

export interface LaidOut {
  layout: Layout
  /** The picture was laid out anew: what is seen must be found again. */
  anew: number
}

/**
 * The layout of `plan`, made in a worker; null before the first is there. As long as `picture` is the same, what has a place
 * keeps it. Null for `plan`: nothing to lay out yet.
 */
export function useLayout(plan: Plan | null, picture: string): LaidOut | null {
  const layouter = useRef<Layouter>(null)
  const placed = useRef<{ picture: string; layout: Layout; anew: number } | null>(null)
  const [laidOut, setLaidOut] = useState<LaidOut | null>(null)
  useEffect(
    () => () => {
      layouter.current?.stop()
      layouter.current = null
    },
    [],
  )
  useEffect(() => {
    const draw = async (wanted: Plan) => {
      layouter.current ??= createLayouter()
      const kept = placed.current?.picture === picture ? placed.current : null
      const layout = await layouter.current.layOut(wanted, kept?.layout.boxes ?? new Map())
      if (layout === null) return
      const anew = kept?.anew ?? (placed.current?.anew ?? 0) + 1
      placed.current = { picture, layout, anew }
      setLaidOut({ layout, anew })
    }
    if (plan !== null) void draw(plan)
  }, [plan, picture])
  return laidOut
}
