import type { Side } from './allowList'
import { basic } from './basic'
import type { Forward } from './front'
import type { HeaderList } from './headers'
import { isJsonObject } from './jsonObject'
import { type Answer, question } from './question'
import type { Refused } from './requestRules'
import type { Session } from './session'

/** Answers to each who they are, and 401 to those it does not know. */
export const CURRENT = '/api/2.0/mlflow/users/current'

export interface CheckOptions {
  headersFor: (side: Side, authorization: string | null) => HeaderList
  timeoutMs: number
  /** What to call the backend in a sentence. */
  name: string
  /** Tracking is another server, and must know the person, too. */
  twoServers: boolean
}

export type Checked = Omit<Session, 'until'> | (Refused & { wrong: boolean })

/**
 * Asks the backend who this is. `wrong`: it said that it does not know this name with this password; any other refusal
 * says nothing about them.
 */
export async function checkPassword(
  forward: Forward,
  { user, password }: { user: string; password: string },
  { headersFor, timeoutMs, name, twoServers }: CheckOptions,
): Promise<Checked> {
  const authorization = basic(user, password)
  const ask = (side: Side, as: string | null) =>
    question(forward, { headersFor: (to) => headersFor(to, as), timeoutMs }, side, CURRENT)
  // one after the other: a wrong password costs one server's computing, not both
  const registry = await ask('registry', authorization)
  const refused = whyRefused(registry, name)
  if (refused !== null) return refused
  const person = readPerson(registry)
  if (registry.status === 200 && person === null) {
    return no(502, 'RINGSIDE_UNREADABLE', `${name} does not say who this is.`)
  }
  // A server behind a proxy's sign-in knows no people: 404. Then the proxy has let the password pass, if it asks for one.
  if (person === null && (await ask('registry', null)).status !== 401) {
    return no(409, 'RINGSIDE_NO_SIGN_IN', `${name} asks for no sign-in.`)
  }
  if (twoServers) {
    const alsoRefused = whyRefused(await ask('tracking', authorization), 'The tracking server')
    if (alsoRefused !== null) return alsoRefused
  }
  return { user: person?.user ?? user, admin: person?.admin ?? false, authorization }
}

const no = (status: number, code: string, because: string, wrong = false): Checked => ({
  status,
  code,
  because,
  wrong,
})

function whyRefused(answer: Answer, name: string): Checked | null {
  switch (answer.status) {
    case null:
      return no(502, 'RINGSIDE_UNREACHABLE', `${name} does not answer: ${answer.why}.`)
    case 200:
    case 404:
      return null
    case 401:
      return no(
        401,
        'RINGSIDE_WRONG_PASSWORD',
        `${name} does not know this user name with this password.`,
        true,
      )
    case 403:
      return no(403, 'RINGSIDE_SIGN_IN_DENIED', `${name} lets nobody in under this user name.`)
    default:
      return answer.status >= 300 && answer.status < 400
        ? no(
            502,
            'RINGSIDE_SIGN_IN_ELSEWHERE',
            `${name} sends people elsewhere to sign in; the console does not follow.`,
          )
        : no(
            502,
            'RINGSIDE_UNREACHABLE',
            `${name} could not check the password: it answers with status ${answer.status}.`,
          )
  }
}

/** Its two shapes: MLflow's basic auth wraps the user, the plug-in mlflow-oidc-auth does not. */
export function readPerson(answer: Answer): { user: string; admin: boolean } | null {
  if (answer.status !== 200 || answer.json === null) return null
  const { username, is_admin: admin } = isJsonObject(answer.json.user)
    ? answer.json.user
    : answer.json
  return typeof username === 'string' && username !== '' && typeof admin === 'boolean'
    ? { user: username, admin }
    : null
}
