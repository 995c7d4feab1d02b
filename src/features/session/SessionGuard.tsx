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
  /** What failed has been asked again. */
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
          void askAgainWhatWasRefused(client).then(onRegained)
        }}
      />
    </Suspense>
  )
}
