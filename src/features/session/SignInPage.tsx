import { useEffect } from 'react'
import type { App } from '../../app'
import type { ConnectionConfig } from '../../registry/connection'
import { UserText } from '../../ui/UserText'
import { CastList, useCast } from './CastList'
import { SignInForm } from './SignInForm'

interface Props {
  config: ConnectionConfig
  onSignedIn: () => void
  /** On a mock. */
  seeds?: App['seeds']
}

/** In place of any page while nobody is signed in: the address stays, and is what they see afterwards. */
export function SignInPage({ config, onSignedIn, seeds }: Props) {
  const picker = useCast(seeds)
  useEffect(() => {
    document.title = 'Sign in · Ringside'
  }, [])
  const { identity, probe, name, connection } = config
  const before = identity.kind === 'session' ? identity.person : null
  const elsewhere = probe.state === 'signed-out' && probe.auth === 'unknown'
  return (
    <main className="mx-auto flex min-h-dvh max-w-[24rem] flex-col justify-center gap-5 px-6 py-12">
      <img src="/favicon.svg" alt="Ringside" className="size-8" />
      <div className="space-y-2">
        <h1 className="text-title font-semibold">Sign in</h1>
        <p className="wrap-anywhere">
          {connection === 'mock' ? (
            'The mock of this tab asks who you are.'
          ) : (
            <>
              As you do at the MLflow server{' '}
              <strong className="font-semibold">
                <UserText text={name} />
              </strong>
              .
            </>
          )}
        </p>
        {before !== null && (
          <p>
            It no longer takes the password that <UserText text={before.user} /> signed in with.
            Perhaps it was changed.
          </p>
        )}
        {elsewhere && (
          <p className="text-quiet">
            If it has a sign-in of its own in the browser, use an access token from there as the
            password.
          </p>
        )}
      </div>
      <SignInForm user={before?.user ?? ''} onSignedIn={onSignedIn} />
      {picker !== null && (
        <section aria-labelledby="view-as" className="border-t border-line pt-4 text-table">
          <h2 id="view-as" className="mb-1 font-semibold">
            Or view as
          </h2>
          <CastList of={picker} />
        </section>
      )}
    </main>
  )
}
