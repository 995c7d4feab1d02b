import { type Answer, FlaskPage, invalid } from './answer'
import type { Middleware } from './ask'

/** What a backend may lack and still be browsed. */
export type Feature = 'searchModels' | 'listVersions' | 'aliases' | 'tags' | 'loggedModels'

export const FEATURES: readonly Feature[] = [
  'searchModels',
  'listVersions',
  'aliases',
  'tags',
  'loggedModels',
]

const ENDPOINTS: Readonly<Partial<Record<Feature, RegExp>>> = {
  listVersions: /\/model-versions\/search$/,
  aliases: /\/registered-models\/alias$/,
  tags: /\/(?:set|delete)-tag$/,
  loggedModels: /\/logged-models\//,
}

/** The same JSON without the fields that `isGone`, at any depth. */
function without(value: unknown, isGone: (key: string, inner: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, isGone))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !isGone(key, inner))
      .map(([key, inner]) => [key, without(inner, isGone)]),
  )
}

/** The same answer without those fields of its JSON. */
export function strip(answer: Answer, isGone: (key: string, inner: unknown) => boolean): Answer {
  if (answer.kind !== 'json') return answer
  const body = without(answer.body, isGone)
  return typeof body === 'object' && body !== null ? { ...answer, body } : answer
}

/** Takes features away as an older or another server lacks them: no endpoint, no field, a filter refused. */
export function reduced(lacking: ReadonlySet<Feature>): Middleware {
  const gone = [...lacking].flatMap((feature) => ENDPOINTS[feature] ?? [])
  const keys = new Set<string>((['aliases', 'tags'] as const).filter((key) => lacking.has(key)))
  return (ask, next) => {
    if (gone.some((endpoint) => endpoint.test(ask.path))) return new FlaskPage(404).answer()
    if (
      lacking.has('searchModels') &&
      ask.query.has('filter') &&
      ask.path.endsWith('/registered-models/search')
    )
      return invalid('Filters are not supported.').answer()
    return strip(next(), (key) => keys.has(key))
  }
}
