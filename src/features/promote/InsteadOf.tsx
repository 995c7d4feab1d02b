import { Link } from 'react-router'
import { paths } from '../../paths'
import type { ReviewRequest } from '../../registry/ledger/request'
import { UserText } from '../../ui/UserText'

/** In whose place what is looked at would be asked for. */
export function InsteadOf({ request: { run, proposal, asker } }: { request: ReviewRequest }) {
  const asked = proposal.kind === 'copy' ? proposal.source : proposal.to
  return (
    <p className="max-w-[84ch] text-table">
      In the place of{' '}
      <Link to={paths.promote(proposal.model, { request: run })} className="text-accent underline">
        the request for v<UserText text={asked.version} />
      </Link>{' '}
      by <UserText text={asker.name} />, which ends when this is asked for.
    </p>
  )
}
