import { readGranted, type Level } from '../src/registry/levels'
import { CURRENT, readPerson } from './checkPassword'
import type { Side } from './allowList'
import type { Answer } from './question'
import type { Refused } from './requestRules'

const LEVEL = '/api/3.0/mlflow/users/permissions/get'

/** What a level is on. */
export interface Resource {
  type: 'registered_model' | 'experiment'
  id: string
}

export interface Rights {
  admin: boolean
  /** Null: the backend has no way to tell. */
  level: Level | null
}

export interface RightsOptions {
  ask: (side: Side, target: string) => Promise<Answer>
  /** As the session has them. */
  user: string
  on: Resource
  /** What to call the backend in a sentence. */
  name: string
}

/**
 * What somebody may do to one thing, as the backend says now. Both are asked: MLflow's basic auth answers an admin with what
 * was granted to them besides ("READ" at least), and only `users/current` knows that none of it matters. What is not known
 * because nobody answered is no answer: an approval that states no level would count for nothing, for ever.
 */
export async function askRights({ ask, user, on, name }: RightsOptions): Promise<Rights | Refused> {
  const query = new URLSearchParams({
    username: user,
    resource_type: on.type,
    resource_id: on.id,
  })
  const [who, level] = await Promise.all([
    ask('registry', CURRENT),
    ask(on.type === 'experiment' ? 'tracking' : 'registry', `${LEVEL}?${query}`),
  ])
  const fault = whyNot(who, name) ?? whyNot(level, name)
  if (fault !== null) return fault
  if (who.status === 403) return { ...DENIED, because: `${name} no longer lets you in.` }
  const person = readPerson(who)
  if (person !== null && person.user !== user) {
    return { ...SIGNED_OUT, because: `${name} knows you under another name now: sign in again.` }
  }
  return { admin: person?.admin ?? false, level: levelIn(level) }
}

const SIGNED_OUT = { status: 401, code: 'RINGSIDE_SIGNED_OUT' }
const DENIED = { status: 403, code: 'RINGSIDE_SIGN_IN_DENIED' }

/** No answer that says anything about a person. */
function whyNot(answer: Answer, name: string): Refused | null {
  const unreachable = { status: 502, code: 'RINGSIDE_UNREACHABLE' }
  if (answer.status === null) {
    return {
      ...unreachable,
      because: `${name} does not answer: ${answer.why}. Nothing was signed.`,
    }
  }
  if (answer.status === 401) {
    return { ...SIGNED_OUT, because: `${name} no longer takes your password: sign in again.` }
  }
  return answer.status === 429 || answer.status >= 500
    ? {
        ...unreachable,
        because: `${name} does not say what you may do: it answers with status ${answer.status}. Nothing was signed.`,
      }
    : null
}

function levelIn(answer: Answer): Level | null {
  const said = answer.status === 200 ? answer.json?.permission : null
  const granted = typeof said === 'string' ? readGranted(said) : null
  // a veto leaves nothing
  return granted === 'DENY' ? 'NO_PERMISSIONS' : granted
}
