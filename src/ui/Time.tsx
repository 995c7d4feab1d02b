import { age, shortDate, utc } from '../lib/time'
import { useNow } from './useNow'

/** A moment in the reader's zone; UTC and age in the tooltip. Null is said as unknown, not left blank. */
export function Time({ at, relative = false }: { at: Date | null; relative?: boolean }) {
  const now = useNow()
  if (at === null) return <span className="text-quiet">not recorded</span>
  return (
    <time
      dateTime={at.toISOString()}
      title={`${utc(at)} · ${relative ? shortDate(at, now) : age(at, now)}`}
      className="whitespace-nowrap tabular-nums"
    >
      {relative ? age(at, now) : shortDate(at, now)}
    </time>
  )
}
