import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { signIn } from '../../backends/session'
import type { Person } from '../../registry/connection'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

interface Props {
  /** Who is expected; '' when anybody may come. */
  user: string
  onSignedIn: (person: Person) => void
  /** Beside the button. */
  other?: ReactNode
}

const FIELD = 'h-9 w-full rounded border border-line-strong bg-raised px-2.5 text-body text-ink'

/** Name and password, checked by the server. What was wrong is said in the form, and both stay as typed. */
export function SignInForm({ user, onSignedIn, other }: Props) {
  const ids = useId()
  const form = useRef<HTMLFormElement>(null)
  const [shown, setShown] = useState(false)
  const [refusal, setRefusal] = useState<{ message: string; wrong: boolean } | null>(null)
  const [asking, setAsking] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (asking) return
    // as the fields hold them: password managers fill in without a word to React
    const fields = new FormData(event.currentTarget)
    const [name, password] = [fields.get('username'), fields.get('password')]
    if (typeof name !== 'string' || typeof password !== 'string') return
    setAsking(true)
    const outcome = await signIn(name, password)
    setAsking(false)
    if (outcome.kind === 'in') return onSignedIn(outcome.person)
    setRefusal(outcome)
    const field = form.current?.elements.namedItem(outcome.wrong ? 'password' : 'username')
    if (outcome.wrong && field instanceof HTMLInputElement) field.select()
  }

  const wrong = refusal?.wrong === true
  const because = `${ids}-because`
  const fault = {
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong ? because : undefined,
  }
  return (
    <form ref={form} method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
      {refusal !== null && (
        <div id={because}>
          <Note tone="fail" title="You are not signed in" live>
            <UserText text={refusal.message} />
          </Note>
        </div>
      )}
      <div>
        <label htmlFor={`${ids}-user`} className="mb-1 block text-table font-semibold">
          User name
        </label>
        <input
          {...fault}
          ref={user === '' ? beginHere : undefined}
          id={`${ids}-user`}
          name="username"
          defaultValue={user}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
          className={FIELD}
        />
      </div>
      <div>
        <label htmlFor={`${ids}-password`} className="mb-1 block text-table font-semibold">
          Password
        </label>
        <div className="flex gap-2">
          <input
            {...fault}
            ref={user === '' ? undefined : beginHere}
            id={`${ids}-password`}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
            className={`${FIELD} min-w-0 flex-1`}
          />
          <Button
            className="h-9"
            aria-pressed={shown}
            aria-label="Show the password"
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" type="submit" closedBecause={asking ? 'Asking the server' : null}>
          {asking ? 'Signing in…' : 'Sign in'}
        </Button>
        {other}
      </div>
    </form>
  )
}

/** The attribute is for a dialog that is still to be shown, the call for a page. */
function beginHere(field: HTMLElement | null) {
  field?.setAttribute('autofocus', '')
  field?.focus()
}
