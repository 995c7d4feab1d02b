import { counted, grouped } from '../../../lib/counted'
import { Time } from '../../../ui/Time'

interface Props {
  at: Date
  /** How many rows are from the reading, and of how many. */
  read: number
  of: number
  /** The server has not answered yet. */
  pending: boolean
}

/** Which rows are not the server's word of now, and that it is being asked. */
export function ReadingNote({ at, read, of, pending }: Props) {
  if (read === 0 && !pending) return null
  return (
    <p className="text-table text-quiet tabular-nums">
      {read === of ? counted(read, 'model') : `${grouped(read)} of ${grouped(of)}`} from a reading{' '}
      <Time at={at} relative />
      {pending && '; searching the server…'}
    </p>
  )
}
