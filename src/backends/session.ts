import * as z from 'zod/mini'
import type { Person } from '../registry/connection'
import { wireError } from './mlflow/wire'

export type SignIn =
  | { kind: 'in'; person: Person }
  /** `message`: a sentence to show. `wrong`: it is about the name and the password. */
  | { kind: 'refused'; message: string; wrong: boolean }

const ADDRESS = '/-/session'

const answer = z.object({
  person: z.nullable(z.object({ user: z.string(), admin: z.boolean(), until: z.number() })),
})

const GONE = 'The console server does not answer. Nothing was checked.'

const refused = (message: string, wrong = false): SignIn => ({ kind: 'refused', message, wrong })

/** Signs in at the console server, which keeps what the backend needs. Never throws. */
export async function signIn(username: string, password: string): Promise<SignIn> {
  try {
    const response = await fetch(ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    const said: unknown = await response.json()
    if (!response.ok) {
      const { success, data } = z.safeParse(wireError, said)
      const words = success ? data.message : undefined
      return refused(
        words ?? `The console server answers ${response.status}.`,
        response.status === 401,
      )
    }
    const { person } = z.parse(answer, said)
    return person === null ? refused(GONE) : { kind: 'in', person }
  } catch {
    return refused(GONE)
  }
}

/** Who is signed in at the console server now; null: nobody. Throws when it does not answer. */
export async function whoIsSignedIn(): Promise<Person | null> {
  const response = await fetch(ADDRESS)
  return z.parse(answer, await response.json()).person
}

/** Throws when the console server does not answer: then nobody was signed out. */
export async function signOut(): Promise<void> {
  const response = await fetch(ADDRESS, { method: 'DELETE' })
  if (!response.ok) throw new Error(`The console server answers ${response.status}.`)
}
