import { useState } from 'react'
import { useApp } from '../../app'
import type { RowChoice } from '../../ui/useListKeys'
import type { useExtras } from './useExtras'
import type { ModelList } from './useModelList'

/** Which models are chosen, and keeping a version of each to compare: the champion, else the latest. */
export function useModelChoice({ read }: ModelList, extras: ReturnType<typeof useExtras>) {
  const { id } = useApp().backend.registry
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [said, setSaid] = useState('')
  const choice: RowChoice = {
    chosen,
    onChoose: (next) => {
      setSaid('')
      setChosen(next)
    },
    onKeep: (names) => {
      if (extras === null) return
      setSaid(extras.keepModels(id, read, names))
      setChosen(null)
    },
  }
  return { choice, said }
}
