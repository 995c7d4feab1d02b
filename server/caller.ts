import type { Side } from './allowList'
import { onlyValue, type HeaderList } from './headers'
import type { Refused } from './requestRules'
import { type Asker, PERSON_HEADER, type Session, type SessionKeeper } from './session'

/** Whose name the backend hears. */
export type Credential =
  | { kind: 'none' }
  /** One for everybody, from the environment: the header's value for each backend, which appears nowhere else. */
  | { kind: 'shared'; authorization: Readonly<Record<Side, string | null>>; user: string | null }
  /** The browser's own `Authorization`, for use behind a proxy that sets it. */
  | { kind: 'pass-through' }
  /** That of whoever has signed in at this console; nobody's before. */
  | { kind: 'session'; keeper: SessionKeeper }

/** For whom one request is forwarded. */
export interface Caller {
  /** The value of the `authorization` that each backend gets. */
  authorization: Readonly<Record<Side, string | null>>
  session: Session | null
}

const both = (authorization: string | null): Caller['authorization'] => ({
  registry: authorization,
  tracking: authorization,
})

export async function callerOf(asker: Asker, credential: Credential): Promise<Caller> {
  switch (credential.kind) {
    case 'none':
      return { authorization: both(null), session: null }
    case 'shared':
      return { authorization: credential.authorization, session: null }
    case 'pass-through':
      return { authorization: both(onlyValue(asker.headers, 'authorization')), session: null }
    case 'session': {
      const kept = await credential.keeper.read(asker)
      const session = kept !== null && kept.until > Date.now() ? kept : null
      return { authorization: both(session?.authorization ?? null), session }
    }
    default:
      return credential satisfies never
  }
}

/**
 * A page that shows what one person may see must not go on under another's name, or under none: tabs share a session,
 * and somebody may have signed in or out in another one.
 */
export function checkPerson(headers: HeaderList, { session }: Caller): Refused | null {
  const named = onlyValue(headers, PERSON_HEADER)
  if (named === null) return null
  if (session === null) {
    return { status: 401, code: 'RINGSIDE_SIGNED_OUT', because: 'Your session has ended.' }
  }
  return named === encodeURIComponent(session.user.toWellFormed())
    ? null
    : {
        status: 401,
        code: 'RINGSIDE_OTHER_PERSON',
        because: 'Somebody else has signed in here, in another tab.',
      }
}
