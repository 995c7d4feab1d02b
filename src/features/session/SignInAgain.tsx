import { useEffect, useState } from 'react'
import { whoIsSignedIn } from '../../backends/session'
import type { Person } from '../../registry/connection'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { UserText } from '../../ui/UserText'
import { SignInForm } from './SignInForm'

interface Props {
  /** For whom the page was drawn. */
  user: string
  onSamePerson: () => void
  onClose: () => void
}

/** Over the page of somebody who is signed in no longer, so that nothing they typed is lost. */
export function SignInAgain({ user, onSamePerson, onClose }: Props) {
  const [now, setNow] = useState<Person | null>()
  useEffect(() => {
    let left = false
    whoIsSignedIn().then(
      (person) => !left && setNow(person),
      // then the form will say that nobody answers
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [])
  const other = now !== undefined && now !== null && now.user !== user ? now : null
  return (
    <Dialog title="Sign in again" onClose={onClose}>
      <div className="mb-4 space-y-2">
        <p>
          <Reason user={user} now={now} />
        </p>
        <p className="text-quiet">
          What you typed on this page stays, if you sign in as <UserText text={user} />. As somebody
          else, the page is loaded anew.
        </p>
      </div>
      <SignInForm
        user={user}
        onSignedIn={(person) => (person.user === user ? onSamePerson() : location.reload())}
        other={
          other !== null && (
            <Button onClick={() => location.reload()}>
              <span>
                Go on as <UserText text={other.user} />
              </span>
            </Button>
          )
        }
      />
    </Dialog>
  )
}

function Reason({ user, now }: { user: string; now: Person | null | undefined }) {
  if (now === undefined) return 'The server asks who you are.'
  if (now === null) return 'Your session has ended, or you signed out in another tab.'
  if (now.user !== user) {
    return (
      <>
        <UserText text={now.user} /> has signed in here, in another tab.
      </>
    )
  }
  return 'The server no longer takes the password that you signed in with. Perhaps it was changed.'
}
