import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterThis } from '../../lib/afterThis'
import type { extras } from './extras'

type Extras = typeof extras & {
  /** Where the cursor stood in the plain search box as they came; null: elsewhere. */
  caret: number | null
}

/** The rest of the list's page once its first rows are there; null until then, and where it can't be loaded. */
export function useExtras(when: boolean): Extras | null {
  const [loaded, setLoaded] = useState<Extras | null>(null)
  useEffect(() => {
    if (!when || loaded !== null) return undefined
    let gone = false
    const take = ({ extras: all }: { extras: typeof extras }) => {
      if (gone) return
      // the plain box is about to be replaced, perhaps under somebody's fingers
      const focus = document.activeElement
      const caret =
        focus instanceof HTMLInputElement && focus.type === 'search' ? focus.selectionStart : null
      // at once: a letter typed between looking and drawing would find no box
      flushSync(() => setLoaded({ ...all, caret }))
    }
    // without them the list works as it stands
    const callOff = afterThis(() => void import('./extras').then(take, () => undefined))
    return () => {
      gone = true
      callOff()
    }
  }, [when, loaded])
  return loaded
}
