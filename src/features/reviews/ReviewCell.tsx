import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { ledgerQueries } from '../../queries/ledger'
import { paths } from '../../paths'
import { isOver } from '../../registry/ledger/inbox'
import type { RegisteredModel } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'
import { UserText } from '../../ui/UserText'

/** What is asked for on a model, in a row of the list: "v5 asks". */
export function ReviewCell({ model: { name } }: { model: RegisteredModel }) {
  const { data } = useQuery(ledgerQueries(useApp()).openRequests())
  const open = (data?.requests ?? []).filter(
    (request) => request.proposal.model === name && !isOver(request),
  )
  const [first, ...others] = open
  if (first === undefined || whyNotOpenable(name) !== null) return null
  const { proposal, run } = first
  const version = proposal.kind === 'copy' ? proposal.source.version : proposal.to.version
  if (others.length > 0) {
    return (
      <Link to={paths.reviews()} className="text-accent hover:underline">
        {open.length} ask
      </Link>
    )
  }
  return (
    <Link to={paths.promote(name, { request: run })} className="text-accent hover:underline">
      <span className="font-mono">
        v<UserText text={version} />
      </span>{' '}
      {first.applied === null ? 'asks' : 'to check'}
    </Link>
  )
}
