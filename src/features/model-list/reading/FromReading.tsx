import { useEffect } from 'react'
import type { SnapshotSearch } from '../../../registry/snapshot/searchSnapshot'
import { useSnapshotSearch } from '../../common/useSnapshotSearch'

/** A reading to search in, and when it was. */
export type Reading = SnapshotSearch & { at: Date }

/** Draws nothing: hands over what this browser has read, once there is something and when it changes. */
export function FromReading({ onReading }: { onReading: (reading: Reading | null) => void }) {
  const reading = useSnapshotSearch()
  useEffect(() => onReading(reading), [reading, onReading])
  return null
}
