import { safeLink } from '../../ui/safeLink'
import { UserText } from '../../ui/UserText'

/** The address that a version's record gives for its run; followed only where it is a web address. */
export function RunLink({ address }: { address: string | null }) {
  if (address === null || address === '') return null
  const link = safeLink(address)
  if (link === null) {
    return (
      <div className="text-quiet">
        Link, as stored: <UserText text={address} />
      </div>
    )
  }
  return (
    <div>
      <a
        href={link.href}
        target="_blank"
        rel="noopener noreferrer"
        className="text-accent underline"
      >
        Open the run
      </a>{' '}
      <bdi className="text-quiet">({link.leadsTo})</bdi>
    </div>
  )
}
