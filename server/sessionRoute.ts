import { json, refusal } from './answer'
import type { Caller } from './caller'
import type { Checked } from './checkPassword'
import type { Incoming } from './front'
import { parseJsonObject } from './jsonObject'
import { readBody } from './readBody'
import { checkBodyType } from './requestRules'
import { type Asker, personOf, type Session, SESSION_MS, type SessionKeeper } from './session'
import { SignInLimit } from './signInLimit'
import { CONTROL } from './targets'

export interface SessionRequest {
  incoming: Incoming
  asker: Asker
  caller: Caller
  /** Asks the backend; called for a well-formed sign-in only. */
  check: (login: { user: string; password: string }) => Promise<Checked>
}

/** A name and a password, with room for tokens that are used as passwords. */
const MAX_BODY_BYTES = 8192

const said = (session: Session | null, headers?: Readonly<Record<string, string>>) =>
  json(200, { person: session === null ? null : personOf(session) }, headers)

/** `/-/session`: who has signed in here, signing in, signing out. No answer of it holds a password. */
export function createSessionRoute(keeper: SessionKeeper) {
  const limit = new SignInLimit()

  return async (request: SessionRequest): Promise<Response> => {
    const { incoming, asker, caller } = request
    const { method, body } = incoming
    if (method === 'POST') return signIn(request)
    if (method !== 'GET' && method !== 'DELETE') {
      return refusal(405, 'RINGSIDE_METHOD', `${method} is not a method of this address.`)
    }
    if (body !== null) return refusal(400, 'RINGSIDE_BAD_BODY', `A ${method} here takes no body.`)
    return method === 'GET' ? said(caller.session) : said(null, keeper.forget(asker))
  }

  async function signIn({ incoming, asker, check }: SessionRequest): Promise<Response> {
    const fault = checkBodyType(incoming.method, incoming.headers)
    if (fault !== null) return refusal(fault.status, fault.code, fault.because)
    const body = await readBody(incoming, MAX_BODY_BYTES)
    if (body instanceof Response) return body
    const login = readLogin(body)
    if (typeof login === 'string') return refusal(400, 'RINGSIDE_BAD_SIGN_IN', login)

    const { user } = login
    const before = await keeper.read(asker)
    const known = before?.user.toLowerCase() === user.toLowerCase()
    const wait = limit.take(user, known)
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000)
      const because = `Too many wrong passwords for this user name: wait ${seconds} seconds.`
      return refusal(429, 'RINGSIDE_SLOW_DOWN', because, {}, { 'retry-after': String(seconds) })
    }
    const checked = await check(login)
    if ('status' in checked) {
      if (!checked.wrong) limit.giveBack(user, known)
      return refusal(checked.status, checked.code, checked.because)
    }
    limit.succeeded(user, known)
    const session = { ...checked, until: Date.now() + SESSION_MS }
    const headers = await keeper.keep(session, asker)
    return headers === null
      ? refusal(400, 'RINGSIDE_BAD_SIGN_IN', 'User name and password are too long to be kept.')
      : said(session, headers)
  }
}

/** The name and the password sent, or what is wrong with them. */
function readLogin(body: Uint8Array | null): { user: string; password: string } | string {
  const { username: user, password } =
    parseJsonObject(new TextDecoder().decode(body ?? undefined)) ?? {}
  if (typeof user !== 'string' || typeof password !== 'string') {
    return 'A sign-in is JSON with the texts "username" and "password".'
  }
  if (user === '' || password === '') return 'A user name and a password are needed.'
  // basic auth parts the two at the first colon
  if (user.includes(':')) return 'A user name can’t hold a colon.'
  if (CONTROL.test(user) || CONTROL.test(password)) {
    return 'User name and password can’t hold control characters.'
  }
  return { user, password }
}
