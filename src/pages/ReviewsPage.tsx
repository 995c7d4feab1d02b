import { useSearchParams } from 'react-router'
import { DecidedPanel } from '../features/reviews/DecidedPanel'
import { GroupLinks } from '../features/reviews/GroupLinks'
import { OutsidePanel } from '../features/reviews/OutsidePanel'
import { WaitingPanel } from '../features/reviews/WaitingPanel'
import { useInbox } from '../features/reviews/useInbox'
import { readGroup } from '../registry/ledger/inbox'
import { PageHeader } from '../ui/PageHeader'

/** What waits for whom. Which part is shown is in the address; none: all that is open. */
export default function ReviewsPage() {
  const [params] = useSearchParams()
  const group = readGroup(params.get('group'))
  const inbox = useInbox({ explains: true })
  return (
    <>
      <PageHeader
        title="Reviews"
        documentTitle="Reviews"
        below="Requests to move an alias, by whom they wait for, and aliases that moved without one."
      />
      <GroupLinks chosen={group} counts={inbox.counts} />
      {group === 'outside' ? (
        <OutsidePanel found={inbox.found} />
      ) : group === 'decided' ? (
        <DecidedPanel found={inbox.found} />
      ) : (
        <WaitingPanel inbox={inbox} group={group} />
      )}
    </>
  )
}
