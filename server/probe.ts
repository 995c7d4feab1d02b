import type { Probe, ProbedFeatures } from '../src/registry/connection'
import type { Side } from './allowList'
import type { Forward } from './front'
import { type Answer, question, type QuestionOptions } from './question'

export interface ProbeOptions extends QuestionOptions {
  /** What to call the server in a sentence. */
  name: string
}

/** A name that nobody gives to a model: the question is only whether the endpoint exists. */
const NOBODY = 'ringside-probe'

const SEARCH = '/api/2.0/mlflow/registered-models/search?max_results=1'

/**
 * Finds out what answers, in seven requests or eight: four that say who it is, then, if it lets us in, what it can. With
 * basic auth each one that carries a password costs the server about half a second of computing, so nothing is asked
 * twice, and who it lets in is asked without one. Never throws.
 */
export async function probe(forward: Forward, options: ProbeOptions): Promise<Probe> {
  const ask = (target: string, side: Side = 'registry') => question(forward, options, side, target)
  const anonymous = {
    ...options,
    headersFor: (side: Side) =>
      options.headersFor(side).filter(([name]) => name !== 'authorization'),
  }
  const [info, version, filtered, user] = await Promise.all([
    ask('/api/3.0/mlflow/server-info'),
    ask('/version'),
    ask(`${SEARCH}&filter=name%20ILIKE%20'%25'`),
    question(forward, anonymous, 'registry', '/api/2.0/mlflow/users/current'),
  ])
  const models = filtered.status === 400 ? await ask(SEARCH) : filtered
  const verdict = identify(options.name, { info, version, models, user })
  if (verdict.state !== 'ok') return verdict
  const [versions, alias, tag, loggedModel] = await Promise.all([
    ask('/api/2.0/mlflow/model-versions/search?max_results=1'),
    ask(`/api/2.0/mlflow/registered-models/alias?name=${NOBODY}&alias=${NOBODY}`),
    // An endpoint that takes POST alone: a GET changes nothing, and its refusal tells that it is there.
    ask('/api/2.0/mlflow/registered-models/set-tag'),
    ask(`/api/2.0/mlflow/logged-models/m-${NOBODY}`, 'tracking'),
  ])
  const features: ProbedFeatures = {
    searchModels: filtered.status !== 400,
    listVersions: exists(versions),
    aliases: exists(alias),
    // Not read off the rows: a registry without a tag set looks like one that knows none.
    tags: tag.status === 405 || exists(tag),
    loggedModels: exists(loggedModel),
  }
  return { ...verdict, features }
}

/** Does the endpoint exist? An answer that leaves it open (denied, busy, broken) counts as yes: its first use will tell. */
function exists({ status, ...rest }: Answer): boolean {
  if (status === null) return true
  const code = 'json' in rest ? rest.json?.error_code : undefined
  if (status === 405 || status === 501) return false
  if (code === 'ENDPOINT_NOT_FOUND' || code === 'NOT_IMPLEMENTED' || code === 'FEATURE_DISABLED') {
    return false
  }
  // Flask's own page: no such route. MLflow's 404 for a thing is JSON with a code.
  return status !== 404 || typeof code === 'string'
}

const NO_FEATURES: ProbedFeatures = {
  searchModels: true,
  listVersions: true,
  aliases: true,
  tags: true,
  loggedModels: true,
}

/** Before anything was asked. */
export const ASSUMED: Probe & { state: 'ok' } = {
  state: 'ok',
  version: null,
  auth: 'unknown',
  workspaces: false,
  features: NO_FEATURES,
}

interface First {
  info: Answer
  version: Answer
  models: Answer
  user: Answer
}

function identify(name: string, { info, version, models, user }: First): Probe {
  if (models.status === null) {
    return { state: 'unreachable', message: `${name} does not answer: ${models.why}.` }
  }
  const said =
    version.status === 200 ? /^(\d+)\.\d+[\w.+-]*$/.exec(version.text.trim().slice(0, 64)) : null
  const knowsItself = info.status === 200 && info.json !== null && 'store_type' in info.json
  const workspaces = info.status === 200 && info.json?.workspaces_enabled === true
  if (said !== null && Number(said[1]) < 2) {
    return {
      state: 'too-old',
      message: `${name} is MLflow ${said[0]}; Ringside needs MLflow 2.0 or later.`,
    }
  }
  if (models.status === 401) {
    const auth = /^basic\b/i.test(models.challenge) ? 'basic' : 'unknown'
    return { state: 'signed-out', version: null, auth, workspaces }
  }
  if (models.status >= 500 || models.status === 429) {
    return {
      state: 'unreachable',
      message: `${name} is out of order: it answers with status ${models.status}.`,
    }
  }
  if (models.status === 403 && /invalid host header/i.test(models.text)) {
    return {
      state: 'unreachable',
      message: `${name} refuses this host name; start MLflow with --allowed-hosts naming it.`,
    }
  }
  if (models.status === 404 || models.status === 405) {
    return said !== null || knowsItself || models.json?.error_code === 'ENDPOINT_NOT_FOUND'
      ? {
          state: 'too-old',
          message: `${name} has no search for registered models; Ringside needs MLflow 2.0 or later.`,
        }
      : notMlflow(name)
  }
  // A 403 may be a page, and says at least that somebody guards something there.
  const readable = models.status === 403 || (models.json !== null && looksRight(models.json))
  if (!readable) return notMlflow(name)
  return {
    state: 'ok',
    version: said?.[0] ?? null,
    auth: authKind(user),
    workspaces,
    features: NO_FEATURES,
  }
}

/** An empty registry is `{}`; an error has a code. Other JSON is somebody else's. */
const looksRight = (json: Record<string, unknown>) =>
  Object.keys(json).length === 0 ||
  'registered_models' in json ||
  'next_page_token' in json ||
  'error_code' in json

const notMlflow = (name: string): Probe => ({
  state: 'not-mlflow',
  message: `${name} answers, but is not an MLflow server. Is the address complete, with its path?`,
})

/** Asked without a credential, a server with sign-in says 401 whatever the address; one without has no users (404). */
function authKind(user: Answer): 'none' | 'basic' | 'unknown' {
  if (user.status === 401 && /^basic\b/i.test(user.challenge)) return 'basic'
  return user.status === 404 ? 'none' : 'unknown'
}
