import { parseJsonObject } from '../../server/jsonObject'
import { readSession, SESSION_MS, type Session, type SessionKeeper } from '../../server/session'
import { credentialOf } from './auth/enter'
import type { Shelf } from './journal'
import type { Credential } from './world'

/** Kept where somebody has signed out, so that the next load does not begin with the seed's person again. */
const NOBODY = 'nobody'

/**
 * Keeps a tab's session as long as its mock. A service worker can set no cookie that script can't read; the passwords
 * are the mock's own. `first`: who is signed in when the tab opens.
 */
export function tabSession(shelf: Shelf, key: string, first: Credential | null): SessionKeeper {
  const kept = () => readSession(parseJsonObject(shelf.getItem(key) ?? '') ?? {})
  if (first !== null && shelf.getItem(key) === null) become(shelf, key, first)
  // a tab that was left open overnight; who opens signed in isn't asked the next day either
  const before = kept()
  if (first !== null && before !== null && before.until < Date.now())
    put(shelf, key, { ...before, until: Date.now() + SESSION_MS })
  return {
    read: async () => kept(),
    async keep(session) {
      put(shelf, key, session)
      return {}
    },
    forget() {
      shelf.setItem(key, NOBODY)
      return {}
    },
  }
}

/** Signs somebody in, from the next load on. */
export const become = (shelf: Shelf, key: string, person: Credential) =>
  put(shelf, key, sessionOf(person))

const put = (shelf: Shelf, key: string, session: Session) =>
  shelf.setItem(key, JSON.stringify(session))

const sessionOf = (person: Credential): Session => ({
  user: person.username,
  admin: false,
  authorization: credentialOf(person),
  until: Date.now() + SESSION_MS,
})
