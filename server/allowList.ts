import { decodingStages, MAX_TARGET_BYTES, parseTarget, queryFault } from './targets'

/** Which of the two backends a route belongs to; they may be one server. */
export type Side = 'registry' | 'tracking'

export interface Route {
  side: Side
  /** The answer is a file: streamed, always a download, never rendered. */
  artifact: boolean
  /** `registered-models/alias`: the one route whose writes take a precondition. */
  alias: boolean
}

export type Verdict =
  /** `writes`: it may change something. */
  | { kind: 'forward'; route: Route; writes: boolean }
  /** One of the console's own routes, `path` without its query. */
  | { kind: 'own'; path: string }
  /** Neither the backend's nor the console's: a file of the build, or the page. */
  | { kind: 'page' }
  | { kind: 'refuse'; status: 400 | 403 | 404 | 405 | 414; code: string; because: string }

/** First segments that are never a page, however they are spelled: a mistake there must not look like success. */
const RESERVED = new Set([
  'api',
  'ajax-api',
  'get-artifact',
  'model-versions',
  'version',
  'health',
  'graphql',
  'config.json',
  '-',
])

/**
 * Below `mlflow/`: endpoints whose answers bring secrets into the browser, make the backend call out, or run things.
 * None is needed to look at a registry.
 */
const CLOSED = new Set([
  'webhooks',
  'gateway',
  'gateway-proxy',
  'upload-artifact',
  'graphql',
  'assistant',
  'jobs',
])

/** The questions about people and rights that the console asks; everything else below `users` is closed. */
const OPEN_USERS = new Set([
  'users/get',
  'users/current',
  'users/current/permissions',
  'users/permissions/get',
  'users/list',
])

/** The plug-in mlflow-oidc-auth: what one person may do to registered models. */
const OIDC_RIGHTS = /^permissions\/users\/[^/]+\/registered-models$/

const REGISTRY_RESOURCES = new Set([
  'registered-models',
  'model-versions',
  'users',
  'roles',
  'server-info',
  'databricks',
  'unity-catalog',
])

/** POSTs that only read. */
const READING_POSTS = new Set([
  'runs/search',
  'experiments/search',
  'logged-models/search',
  'registered-models/get-latest-versions',
])

const MLFLOW = /^\/(?:api|ajax-api)\/(?:2\.0|3\.0)\/mlflow\/(.+)$/
const ARTIFACTS = /^\/(?:api|ajax-api)\/2\.0\/mlflow-artifacts\/artifacts(\/.+)?$/
const UC_MODELS = /^\/api\/2\.1\/unity-catalog\/models(?:\/.+)?$/
const UC_READS = /^\/api\/2\.1\/unity-catalog\/(?:catalogs|schemas|permissions)(?:\/.+)?$/
const LOGGED_MODEL_FILE = /^logged-models\/[^/]+\/artifacts\/files$/

const GET_ONLY = new Set(['GET'])
const READ_AND_WRITE = new Set(['GET', 'POST', 'PATCH', 'DELETE'])

const refuse = (
  status: 400 | 403 | 404 | 405 | 414,
  code: string,
  because: string,
): Verdict & { kind: 'refuse' } => ({ kind: 'refuse', status, code, because })

const notListed = () =>
  refuse(404, 'RINGSIDE_NOT_ALLOWED', 'This address is not one that the console passes on.')

/**
 * What may happen to a request, from its method and raw target alone. The target is never tidied: what is judged is
 * what goes upstream, byte for byte.
 */
export function judge(method: string, target: string, readOnly: boolean): Verdict {
  if (!target.startsWith('/') || target.startsWith('//')) {
    return refuse(400, 'RINGSIDE_BAD_TARGET', 'The address must start with one slash.')
  }
  if (target.length > MAX_TARGET_BYTES) {
    return refuse(
      414,
      'RINGSIDE_BAD_TARGET',
      `The address is longer than ${MAX_TARGET_BYTES} bytes.`,
    )
  }
  if (!RESERVED.has(firstName(target))) return judgePage(method, target)

  const parsed = parseTarget(target)
  if (typeof parsed === 'string') return refuse(400, 'RINGSIDE_BAD_TARGET', parsed)
  const fault = queryFault(parsed.query)
  if (fault !== null) return refuse(400, 'RINGSIDE_BAD_TARGET', fault)

  const { path } = parsed
  if (path === '/config.json' || path.startsWith('/-/')) return { kind: 'own', path }
  const found = findRoute(path, parsed.segments)
  if (found === null) return notListed()
  if (!found.methods.has(method)) {
    return refuse(405, 'RINGSIDE_METHOD', `${method} is not a method of this address.`)
  }
  const writes = method !== 'GET' && !(method === 'POST' && found.readingPost)
  if (readOnly && writes) return refuse(403, 'RINGSIDE_READ_ONLY', 'This console is read-only.')
  return { kind: 'forward', route: found.route, writes }
}

/**
 * The first segment as the most generous reader would see it: ASCII escapes decoded for as long as there are any, lower
 * case, cut at anything that some server takes for a separator.
 */
function firstName(target: string): string {
  let path = target.split('?', 1)[0] ?? ''
  for (let before = ''; path !== before;) {
    before = path
    path = path.replace(/%([0-7][0-9A-Fa-f])/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
  return (path.split(/[/\\;?#]/).find((part) => part !== '' && part !== '.') ?? '').toLowerCase()
}

/** Pages are lenient (people type addresses), short of what could mean another file. */
function judgePage(method: string, target: string): Verdict {
  const path = target.split('?', 1)[0] ?? ''
  const stages = decodingStages(path)
  if (
    !/^[\x21-\x7e]+$/.test(target) ||
    stages?.some((text) => /(^|[/\\])\.{1,2}([/\\]|$)/.test(text))
  ) {
    return refuse(400, 'RINGSIDE_BAD_TARGET', 'This is not an address of the console.')
  }
  if (method !== 'GET') {
    return refuse(405, 'RINGSIDE_METHOD', `${method} is not a method of this address.`)
  }
  return { kind: 'page' }
}

interface Found {
  route: Route
  methods: ReadonlySet<string>
  readingPost: boolean
}

const route = (side: Side, artifact = false): Route => ({ side, artifact, alias: false })
const reading = (found: Route): Found => ({ route: found, methods: GET_ONLY, readingPost: false })

function findRoute(path: string, segments: readonly string[]): Found | null {
  switch (path) {
    case '/version':
      return reading(route('registry'))
    case '/health':
      return reading(route('tracking'))
    case '/get-artifact':
      return reading(route('tracking', true))
    case '/model-versions/get-artifact':
      return reading(route('registry', true))
  }
  const file = ARTIFACTS.exec(path)
  // Without a path below it, it is the listing: JSON.
  if (file) return reading(route('tracking', file[1] !== undefined))
  const mlflow = MLFLOW.exec(path)?.[1]
  if (mlflow !== undefined) return findMlflowRoute(mlflow)
  if (segments.some(bringsSecrets)) return null
  if (UC_READS.test(path)) return reading(route('registry'))
  if (UC_MODELS.test(path)) {
    return { route: route('registry'), methods: READ_AND_WRITE, readingPost: false }
  }
  return null
}

function findMlflowRoute(rest: string): Found | null {
  const names = rest.split('/').map((raw) => (decodingStages(raw)?.at(-1) ?? raw).toLowerCase())
  const [resource = ''] = names
  if (CLOSED.has(resource) || names.some(bringsSecrets)) return null
  if (resource === 'users') return OPEN_USERS.has(rest) ? reading(route('registry')) : null
  if (resource === 'permissions') return OIDC_RIGHTS.test(rest) ? reading(route('registry')) : null
  return {
    route: {
      side: REGISTRY_RESOURCES.has(resource) ? 'registry' : 'tracking',
      artifact: LOGGED_MODEL_FILE.test(rest) || rest === 'get-trace-artifact',
      alias: rest === 'registered-models/alias',
    },
    methods: READ_AND_WRITE,
    readingPost: READING_POSTS.has(rest),
  }
}

function bringsSecrets(segment: string): boolean {
  const name = (decodingStages(segment)?.at(-1) ?? segment).toLowerCase()
  return name === 'secrets' || /temporary-.*credentials$/.test(name)
}
