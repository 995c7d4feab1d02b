import type { Answer } from '../answer'
import type { Ask, Middleware } from '../ask'
import { DENIED } from '../auth/enter'
import { FEATURES, reduced } from '../reduced'
import type { World } from '../world'
import { fraction } from './hash'
import { northbank } from './northbank'

const behind = (middleware: Middleware): World => {
  const world = northbank()
  world.middleware.push(middleware)
  return world
}

/** A backend that lacks search, version lists, aliases, tags and logged models. */
export const reducedNorthbank = () => behind(reduced(new Set(FEATURES)))

/** What a proxy answers while the server behind it is away: HTML, not MLflow's JSON. */
const UNAVAILABLE: Answer = {
  kind: 'text',
  status: 503,
  type: 'text/html; charset=utf-8',
  text: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>\n',
}

/** Says who it is when asked (so that the console starts), and nothing else. */
export const outage = () => behind((ask, next) => (isGreeting(ask) ? next() : UNAVAILABLE))

const SOONEST_MS = 400
const LATEST_MS = 2800
const WRITE_MS = 1500

/** Every answer comes late, and the same one as late each time: who asks twice sees the same page twice. */
export function slow(): World {
  const world = northbank()
  world.latency = ({ method, path, query, body }) => {
    if (method !== 'GET' && !path.endsWith('/search')) return WRITE_MS
    const asked = `${path}?${query.toString()} ${JSON.stringify([...body])}`
    return Math.round(SOONEST_MS + fraction(asked) * (LATEST_MS - SOONEST_MS))
  }
  return world
}

const isGreeting = (ask: Ask) =>
  /\/(version|server-info|users\/current)$/.test(ask.path) || ask.query.get('max_results') === '1'

/** Runs are closed, and one model: lists still hold its name here, as a server without a filter for reads would. */
export const denied = () =>
  behind((ask, next) => {
    const named = ask.query.get('name') ?? ask.body.get('name')
    const closed = /\/runs\//.test(ask.path) || named === 'aml-alerts'
    return closed ? DENIED : next()
  })
