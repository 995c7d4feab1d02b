import { Link } from 'react-router'
import { paths } from '../../paths'
import type { AliasOutcome } from '../../queries/useAliasOnRecord'
import { UserText } from '../../ui/UserText'

/** Whether what was done is on record, and by which name. */
export function OnRecord({ of: { unrecorded, nameless } }: { of: AliasOutcome }) {
  if (unrecorded === undefined) return null
  if (unrecorded !== null) {
    return (
      <p className="mt-1">
        Not on record: <UserText text={unrecorded} />
      </p>
    )
  }
  if (nameless !== true) return <p className="mt-1">It is on record.</p>
  return (
    <p className="mt-1">
      It is on record, without a name.{' '}
      <Link to={paths.settings()} className="text-accent underline">
        Say who you are
      </Link>{' '}
      for the next.
    </p>
  )
}
