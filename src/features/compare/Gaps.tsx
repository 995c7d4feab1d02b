import type { Known } from '../../registry/compare/known'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'

interface Props {
  versions: readonly string[]
  sides: readonly Known<unknown>[]
  again: readonly ((() => void) | null)[]
}

/** Of which versions this part is not known, and why; nothing where it is known of all. */
export function Gaps({ versions, sides, again }: Props) {
  const open = sides.flatMap((side, i) => (side.state === 'unknown' ? [{ i, ...side }] : []))
  if (open.length === 0) return null
  return (
    <ul aria-label="Not known" className="mb-2 space-y-1">
      {open.map(({ i, because }) => {
        const retry = again[i] ?? null
        return (
          <li
            key={i}
            className="hatched flex flex-wrap items-center gap-x-3 rounded border-l-2 border-dashed border-unknown bg-unknown-ground px-3 py-1 text-table"
          >
            <span>
              <span aria-hidden="true">? </span>
              Unknown for <UserText text={versions[i] ?? ''} className="font-semibold" />:{' '}
              <UserText text={because} />
            </span>
            {retry !== null && (
              <Button look="quiet" onClick={retry}>
                Try again
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
