import { Link } from 'react-router'
import { paths } from '../../paths'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Right } from '../../registry/right'
import { compareVersions } from '../../registry/versions'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { buttonLook } from '../../ui/buttonLooks'
import { visibleText } from '../../ui/visibleText'
import { whyClosed } from '../common/useRight'

interface Props {
  request: ReviewRequest
  /** The newest version of the model; null: not known. */
  latest: string | null
  /** To end this request by another in its place. */
  right: Right
}

/**
 * That a newer version than the one asked for is there. It changes nothing of what was approved; whoever wants it instead
 * looks at it first, on a page of its own. What is copied from another model is not looked up.
 */
export function NewerNote({ request: { run, proposal }, latest, right }: Props) {
  if (proposal.kind === 'copy' || latest === null) return null
  if (compareVersions(latest, proposal.to.version) <= 0) return null
  const words = `Look at v${visibleText(latest)} instead`
  const { model, alias } = proposal
  const swap = proposal.kind === 'swap' ? { swap: proposal.other } : {}
  const to = paths.promote(model, { to: latest, alias, ...swap, instead: run })
  const closed = whyClosed(right)
  return (
    <div className="flex max-w-[84ch] flex-wrap items-center gap-x-3 gap-y-2 text-table">
      <p className="min-w-0 flex-1 basis-72">
        <strong className="font-mono">
          v<UserText text={latest} />
        </strong>{' '}
        is newer than the version asked for. This request, and what was approved, stays as it is.
      </p>
      {closed === null ? (
        <Link to={to} className={buttonLook('plain')}>
          {words}
        </Link>
      ) : (
        <Button closedBecause={closed}>{words}</Button>
      )}
    </div>
  )
}
