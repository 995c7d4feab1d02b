import { type Answer } from '../answer'
import type { World } from '../world'
import type { PersonRow } from './accounts'

/** Who asks, by HTTP basic auth; null for a missing, broken or wrong credential. */
export function whoAsks(world: World, authorization: string | null): PersonRow | null {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) return null
  let text: string
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  // a password may hold colons, a name may not
  const at = text.indexOf(':')
  const person = world.people.get(text.slice(0, Math.max(at, 0)))
  return person && person.password === text.slice(at + 1) ? person : null
}

/** The header that `whoAsks` reads. */
export function credentialOf({ username, password }: Pick<PersonRow, 'username' | 'password'>) {
  const bytes = new TextEncoder().encode(`${username}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/__init__.py#L595 */
export const isOpen = (path: string) =>
  /^\/(static|favicon\.ico|health)/.test(path) ||
  /^\/(ajax-)?api\/\d+\.\d+\/mlflow\/server-info$/.test(path)

/** MLflow's own words, not JSON, and the header that makes a browser ask. */
export const UNAUTHENTICATED: Answer = {
  kind: 'text',
  status: 401,
  type: 'text/html; charset=utf-8',
  text: 'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
  headers: { 'www-authenticate': 'Basic realm="mlflow"' },
}

/** MLflow's refusal: no JSON, no reason. */
export const DENIED: Answer = {
  kind: 'text',
  status: 403,
  type: 'text/html; charset=utf-8',
  text: 'Permission denied',
}

/** Files that are streamed are served by another framework than the rest, which calls its words plain text. */
const isStreamed = ({ method, path }: { method: string; path: string }) =>
  (method === 'GET' || method === 'PUT') &&
  /^\/(ajax-)?api\/2\.0\/mlflow-artifacts\/artifacts\//.test(path)

/** The refusal of somebody, as the framework in question words it. */
export const refused = (refusal: Answer, ask: { method: string; path: string }): Answer =>
  refusal.kind === 'text' && isStreamed(ask)
    ? { ...refusal, type: 'text/plain; charset=utf-8' }
    : refusal
