import { Link, useSearchParams } from 'react-router'
import { membersOf } from '../../registry/overview/members'
import type { Snapshot } from '../../registry/snapshot/snapshot'
import { UserText } from '../../ui/UserText'
import { type View, isNarrowed, scopeWords, withoutChoice } from './scope'

/** Says so where the questions are asked of nobody, and leads back to all. Draws nothing where somebody is there, or may yet come. */
export function Nobody({ snapshot, view: { scope } }: { snapshot: Snapshot; view: View }) {
  const [params] = useSearchParams()
  if (!snapshot.listed || membersOf(snapshot, scope).length > 0) return null
  return (
    <p className="mb-4 text-table">
      No model fits “
      <UserText text={scopeWords(scope)} />
      ”.{' '}
      {isNarrowed(scope) && (
        <Link
          to={{ search: withoutChoice(params).toString() }}
          className="text-accent hover:underline print:hidden"
        >
          Ask about all holders of @<UserText text={scope.alias} />
        </Link>
      )}
    </p>
  )
}
