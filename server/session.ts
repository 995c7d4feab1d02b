import type { HeaderList } from './headers'

/** Somebody who has signed in at this console, as far as requests need to know. */
export interface Session {
  /** As the backend names them. */
  user: string
  admin: boolean
  /** The value of the `authorization` that the backend takes for them. */
  authorization: string
  /** Milliseconds since 1970. */
  until: number
}

/** What browsers may be told of a session. */
export const personOf = ({ user, admin, until }: Session) => ({ user, admin, until })

/** A session in JSON that is ours; null when it is another shape. */
export function readSession(said: Readonly<Record<string, unknown>>): Session | null {
  const { user, admin, authorization, until } = said
  return typeof user === 'string' &&
    typeof admin === 'boolean' &&
    typeof authorization === 'string' &&
    typeof until === 'number'
    ? { user, admin, authorization, until }
    : null
}

export const SESSION_MS = 12 * 60 * 60 * 1000

/** A header of our own page: whom it believes to be asking, percent-encoded. */
export const PERSON_HEADER = 'x-ringside-person'

/** A request, as far as it tells which session it belongs to. */
export interface Asker {
  headers: HeaderList
  /** The origins at which the browser may have sent it; the likeliest first. */
  origins: readonly string[]
}

export type AnswerHeaders = Readonly<Record<string, string>>

/**
 * Where a session is between requests: in Node a sealed cookie, so that the console keeps nothing; in the page around
 * the mock, whose worker can set no cookies, the tab.
 */
export interface SessionKeeper {
  /** The asker's session, also one that has run out; null: none, or none of ours. */
  read(asker: Asker): Promise<Session | null>
  /** What to answer so that it is kept; null when it is too large. */
  keep(session: Session, asker: Asker): Promise<AnswerHeaders | null>
  forget(asker: Asker): AnswerHeaders
}
