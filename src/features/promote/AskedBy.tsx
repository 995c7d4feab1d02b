import { Link } from 'react-router'
import { paths } from '../../paths'
import type { Judged } from '../../registry/ledger/judge'
import type { RequestState } from '../../registry/ledger/request'
import { Markdown } from '../../ui/Markdown'
import { Note } from '../../ui/Note'
import { Time } from '../../ui/Time'
import { AuthorName } from '../common/AuthorName'

interface Props {
  judged: Judged
  state: RequestState
}

/** Who asked for the move, when and why; an emergency says so in red. */
export function AskedBy({ judged: { request }, state }: Props) {
  const { asker, asked, reason, again, emergency, supersededBy, proposal } = request
  return (
    <div className="max-w-[84ch] space-y-3">
      {emergency !== null && (
        <Note
          tone="fail"
          title={
            emergency.reviewed === null
              ? 'An emergency change: made before anybody looked'
              : 'An emergency change, reviewed afterwards'
          }
        >
          {emergency.reviewed === null ? (
            <>
              Its review is due <Time at={emergency.reviewBy} />
              {state === 'open' && ', and it is not made yet'}.
            </>
          ) : emergency.reviewed.event.type === 'reviewed' &&
            emergency.reviewed.event.verdict === 'stands' ? (
            <>
              <AuthorName author={emergency.reviewed.by} /> found that it stands.
            </>
          ) : (
            <>
              <AuthorName author={emergency.reviewed.by} /> found that it should not have been made.
            </>
          )}
        </Note>
      )}
      <div className="text-table">
        <p>
          Asked by <AuthorName author={asker} /> <Time at={asked} />
          {again !== null && (
            <>
              {' '}
              ·{' '}
              <Link
                to={paths.promote(proposal.model, { request: again })}
                className="text-accent underline"
              >
                asked before
              </Link>
            </>
          )}
          {supersededBy !== null && (
            <>
              {' '}
              ·{' '}
              <Link
                to={paths.promote(proposal.model, { request: supersededBy })}
                className="text-accent underline"
              >
                the request in its place
              </Link>
            </>
          )}
        </p>
        {reason !== '' && <Markdown text={reason} what="the reason" />}
      </div>
    </div>
  )
}
