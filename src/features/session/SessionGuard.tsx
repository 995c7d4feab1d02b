import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react'
import type { SessionWatch } from '../../backends/sessionWatch'
import { askAgainWhatWasRefused } from '../../queries/refused'

const load = () => import('./SignInAgain')
const SignInAgain = lazy(() =>
  load().then(
    (module) => ({ default: module.SignInAgain }),
    // the page stays as it is; each panel says that nobody is signed in
    () => ({ default: () => <></> }),
  ),
)

interface Props {
  watch: SessionWatch
  user: string
  /** Signed in again as the same person: a page that could not be opened is to be opened now. */
  onRegained: () => void
}

/** Asks for a sign-in over the page when the server no longer takes the person for who they are. */
export function SessionGuard({ watch, user, onRegained }: Props) {
  const client = useQueryClient()
  const standing = useSyncExternalStore(watch.subscribe, watch.standing)
  useEffect(() => {
    // before it is needed: then the console server may be gone, too
    void load().catch(() => undefined)
  }, [])
  if (standing !== 'asking') return null
  return (
    <Suspense fallback={null}>
      <SignInAgain
        user={user}
        onClose={() => watch.set('out')}
        onSamePerson={() => {
          watch.set('in')
          // together: a page that found everything read already would keep its failure on screen
          onRegained()
          void askAgainWhatWasRefused(client)
        }}
      />
    </Suspense>
  )
}
