import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { fromWallClock } from '../../lib/clock'
import { meQuery } from '../../queries/me'
import type { Person } from '../../registry/connection'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { LeaveButton } from './LeaveButton'

/** What the person is to the server, and how they stop being that. */
export function AboutMe() {
  const { config } = useApp()
  const { identity } = config
  switch (identity.kind) {
    case 'none':
      return <p>Anybody: this server asks for no sign-in, so nobody’s name is proved.</p>
    case 'shared':
      return (
        <p>
          {identity.user === null ? (
            'The one identity that this console was started with.'
          ) : (
            <>
              <UserText text={identity.user} />, as everybody who opens this console.
            </>
          )}
        </p>
      )
    case 'own':
      return <ByProxy />
    case 'session':
      return identity.person === null ? <p>Nobody.</p> : <SignedIn person={identity.person} />
    default:
      return identity satisfies never
  }
}

/** The proxy's word for it is in no answer of the console: the server knows. */
function ByProxy() {
  const { data: me } = useQuery(meQuery(useApp().backend))
  return (
    <p>
      {me !== undefined && (
        <>
          <UserText text={me.user} />
          {', '}
        </>
      )}
      signed in by the proxy in front of this console.
    </p>
  )
}

function SignedIn({ person: { user, admin, until } }: { person: Person }) {
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">
          <UserText text={user} />
        </strong>
        {admin && (
          <span className="rounded border border-line-strong px-1.5 text-label">admin</span>
        )}
      </p>
      <p className="text-quiet">
        {admin && 'May do everything on this server. '}
        Signed in until <Time at={fromWallClock(new Date(until))} />.
      </p>
      <LeaveButton />
    </div>
  )
}
