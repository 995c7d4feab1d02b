// What a grant is worth, and how several add up. Written from MLflow's own rules, not from src/registry:
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/permissions.py#L75
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/requirements.py#L147

// DENY stands below all, so that it never wins where the highest counts.
const RANK = { DENY: -1, NO_PERMISSIONS: 0, READ: 1, USE: 2, EDIT: 3, MANAGE: 4 } as const

export type Level = keyof typeof RANK

export const isLevel = (text: string): text is Level => Object.hasOwn(RANK, text)

const LEAST = {
  read: 'READ',
  use: 'USE',
  update: 'EDIT',
  delete: 'MANAGE',
  manage: 'MANAGE',
} as const

/** `not_denied` asks for nothing but that there is no DENY. */
export type Act = keyof typeof LEAST | 'not_denied'

export const allows = (level: Level, act: Act): boolean =>
  act === 'not_denied' ? level !== 'DENY' : RANK[level] >= RANK[LEAST[act]]

/** Types a grant may be about; the value says whether one thing of it may be named, or only all (`*`). */
export const RESOURCE_TYPES: ReadonlyMap<string, 'any' | 'all'> = new Map([
  ['workspace', 'all'],
  ['experiment', 'any'],
  ['registered_model', 'any'],
  ['prompt', 'any'],
  ['scorer', 'any'],
  ['gateway_secret', 'any'],
  ['gateway_endpoint', 'any'],
  ['gateway_model_definition', 'any'],
  ['mcp_server', 'any'],
  ['run', 'all'],
  ['trace', 'all'],
  ['assessment', 'all'],
  ['logged_model', 'all'],
  ['review_queue', 'all'],
  ['registered_model_version', 'all'],
  ['prompt_version', 'all'],
  ['scorer_version', 'all'],
  ['mcp_server_version', 'all'],
])

export interface Grant {
  resource_type: string
  resource_pattern: string
  permission: Level
}

export interface Key {
  type: string
  id: string
}

/** One thing an operation requires. `otherwise`: whose grant counts when there is none on the key itself. */
export interface Need extends Key {
  act: Act
  otherwise?: Key
}

const isAbout = (grant: Grant, { type, id }: Key) =>
  grant.resource_type === type &&
  (grant.resource_pattern === '*' ||
    (RESOURCE_TYPES.get(type) === 'any' && grant.resource_pattern === id))

const higher = (a: Level, b: Level): Level => (RANK[a] >= RANK[b] ? a : b)

/** All grants on one key together; null when they are silent. */
export function levelOf(grants: readonly Grant[], key: Key): Level | null {
  const levels = grants.filter((grant) => isAbout(grant, key)).map((grant) => grant.permission)
  if (levels.includes('DENY')) return 'DENY'
  return levels.length === 0 ? null : levels.reduce(higher)
}

/** Administers the workspace: nothing restricts such a person, not even DENY. */
export const administers = (grants: readonly Grant[]): boolean =>
  grants.some(
    (grant) =>
      grant.resource_type === 'workspace' &&
      grant.resource_pattern === '*' &&
      grant.permission === 'MANAGE',
  )

/** The first key that holds any grant decides, so a DENY is never rescued by what lies above. Never below the default. */
export function governing(
  grants: readonly Grant[],
  { otherwise, ...own }: Key & { otherwise?: Key },
  byDefault: Level,
): Level {
  if (administers(grants)) return 'MANAGE'
  const level = levelOf(grants, own) ?? (otherwise ? levelOf(grants, otherwise) : null)
  if (level === 'DENY' || level === 'NO_PERMISSIONS') return level
  return level === null ? byDefault : higher(level, byDefault)
}

export const meets = (
  grants: readonly Grant[],
  needs: readonly Need[],
  byDefault: Level,
): boolean => needs.every((need) => allows(governing(grants, need, byDefault), need.act))
