import { type Answer, FlaskPage, MlflowFailure, toResponse } from './answer'
import { type Ask, isUpload, Params, readAsk, type Upload } from './ask'
import { DENIED, isOpen, refused, UNAUTHENTICATED, whoAsks } from './auth/enter'
import { mayAsk } from './auth/rules'
import { Viewer } from './auth/viewer'
import { withhold } from './auth/withhold'
import { worldOf } from './handlers/workspaces'
import { conditionOf } from './fileAnswer'
import { type Route, route } from './routes'
import type { World } from './world'

export type Serve = (request: Request) => Promise<Response>

/** Flask's own answer: what may be asked, and nothing else. */
const optionsOf = ({ methods, pattern }: Route): Answer => ({
  kind: 'text',
  status: pattern.includes('api/') ? 204 : 200,
  type: 'text/html; charset=utf-8',
  text: '',
  headers: {
    allow: [
      ...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)),
      'OPTIONS',
    ].join(', '),
  },
})

function dispatch(world: World, ask: Ask): Answer {
  const signIn = world.people.size > 0
  const person = signIn ? whoAsks(world, ask.authorization) : null
  if (signIn && !person && !isOpen(ask.path)) return refused(UNAUTHENTICATED, ask)
  const found = route(ask.method, ask.path, signIn)
  const params = new Params(ask)
  const viewer = new Viewer(world, person)
  const { method } = ask
  if (
    !mayAsk(world, viewer, { method, params, pattern: found?.pattern ?? '', id: found?.id ?? '' })
  )
    return refused(DENIED, ask)
  if (!found) throw new FlaskPage(404)
  if (method === 'OPTIONS') return optionsOf(found)
  if (!found.handler) throw new FlaskPage(405)
  if (ask.refusal) throw ask.refusal
  return withhold(found.handler(world, params, found.id, viewer, found.key), viewer)
}

/** Refusals thrown below become answers here, so that middleware sees those too. */
function handle(world: World, ask: Ask): Answer {
  try {
    return dispatch(world, ask)
  } catch (refusal) {
    if (refusal instanceof MlflowFailure || refusal instanceof FlaskPage) return refusal.answer()
    throw refusal
  }
}

/** A request that changed the world, to be kept and sent again. */
export interface Write {
  method: string
  path: string
  body: string
  /** Of an upload. */
  file?: Upload
  /** Who was signed in, by name. */
  by?: string
  /** In which workspace, where one was named. */
  workspace?: string
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * An MLflow REST server over `world`, with sign-in when the world has people. Knows nothing of service workers, HTTP servers or the front.
 * `onWrite` hears of each change in the order in which they took effect.
 */
export function createServer(world: World, onWrite?: (write: Write) => void): Serve {
  return async (request) => {
    const ask = await readAsk(request)
    const asked = worldOf(world, ask)
    if (asked instanceof MlflowFailure) return toResponse(asked.answer())
    const answer = asked.middleware.reduceRight<() => Answer>(
      (next, middleware) => () => middleware(ask, next),
      () => handle(asked, ask),
    )
    const before = asked.now
    const answered = answer()
    // every write moves the clock
    if (asked.now !== before) {
      const body = JSON.stringify(Object.fromEntries(ask.body))
      const by = whoAsks(asked, ask.authorization)?.username
      onWrite?.({
        method: ask.method,
        path: ask.query.size === 0 ? ask.path : `${ask.path}?${ask.query.toString()}`,
        body,
        ...(isUpload(ask) ? { file: ask.upload } : {}),
        ...(by === undefined ? {} : { by }),
        ...(ask.workspace === null ? {} : { workspace: ask.workspace }),
      })
    }
    if (asked.latency !== null) await later(asked.latency(ask))
    return toResponse(answered, conditionOf(request.headers))
  }
}
