import { useState } from 'react'
import { useApp } from '../../app'
import type { RegisteredModel } from '../../registry/model'
import type { RowChoice } from '../../ui/useListKeys'
import type { useExtras } from './useExtras'

/** Which models are chosen, and keeping a version of each to compare: the champion, else the latest. */
export function useModelChoice(
  known: readonly RegisteredModel[],
  extras: ReturnType<typeof useExtras>,
) {
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
      setSaid(extras.keepModels(id, known, names))
      setChosen(null)
    },
  }
  return { choice, said }
}
