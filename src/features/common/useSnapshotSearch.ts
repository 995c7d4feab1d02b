import { useMemo } from 'react'
import { snapshotSearch } from '../../registry/snapshot/searchSnapshot'
import { useReading } from './useReading'

/** The models of the last reading, to search in, and when that was; null: there is none. Asks the server for nothing. */
export function useSnapshotSearch() {
  const { snapshot } = useReading('only look')
  return useMemo(
    () =>
      snapshot === null || snapshot.models.length === 0
        ? null
        : { ...snapshotSearch(snapshot.models), at: snapshot.ended ?? snapshot.begun },
    [snapshot],
  )
}
