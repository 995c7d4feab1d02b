import { useState } from 'react'
import { useApp } from '../../app'
import type { RowChoice } from '../../ui/useListKeys'
import { keepVersions } from './keptVersions'

/** Choosing versions of one model in a list, to keep them to compare. The tray at the foot says what is kept. */
export function useVersionChoice(model: string): RowChoice {
  const { id } = useApp().backend.registry
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  return {
    chosen,
    onChoose: setChosen,
    onKeep: (versions) => {
      keepVersions(
        id,
        versions.map((version) => ({ model, version })),
      )
      setChosen(null)
    },
  }
}
