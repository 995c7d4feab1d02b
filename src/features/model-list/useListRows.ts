import { useCallback, useMemo, useState } from 'react'
import type { useExtras } from './useExtras'
import type { ModelList } from './useModelList'
import type { ListView } from './view'

/** The rows of the table: the models shown, in groups where that is asked for. Null until something was read. */
export function useListRows(
  { shown }: ModelList,
  { group: by }: ListView,
  extras: ReturnType<typeof useExtras>,
) {
  const [folded, setFolded] = useState<{ by: string | null; groups: ReadonlySet<string | null> }>({
    by,
    groups: new Set(),
  })
  const onToggle = useCallback(
    (group: string | null) =>
      setFolded((now) => {
        const groups = new Set(now.by === by ? now.groups : [])
        if (!groups.delete(group)) groups.add(group)
        return { by, groups }
      }),
    [by],
  )
  return useMemo(() => {
    if (shown === null || by === null || extras === null) return shown
    const closed: ReadonlySet<string | null> = folded.by === by ? folded.groups : new Set()
    return extras.groupRows(shown, { by, closed, onToggle })
  }, [shown, extras, folded, by, onToggle])
}
