import { type Granted, type Level, higher } from './levels'

/** One line of what somebody was given: on this kind of thing, by this name or `*`, this level. */
export interface Grant {
  /** MLflow's resource type: `registered_model`, `registered_model_version`, `prompt`, `workspace`… */
  on: string
  pattern: string
  level: Granted
  /** The role it came with; null: it was given to this person alone. */
  role: string | null
}

/** Everything that one person was given, as far as it concerns a registry. */
export type Holdings =
  /** Nobody signs in: everybody may do everything. */
  | { kind: 'open' }
  /** Whatever the grants say (auth/__init__.py:5391). */
  | { kind: 'admin' }
  /** `complete` is false where a row could not be read: then nothing follows from the others. */
  | { kind: 'grants'; grants: readonly Grant[]; complete: boolean }
  /** The server has done the sum itself, model by model (mlflow-oidc-auth). Others than these may exist. */
  | { kind: 'levels'; levels: ReadonlyMap<string, { level: Level; by: string | null }> }

/** What the grants say at one place: a veto, or the highest level; `by` are those that decide. */
export interface Folded {
  level: Granted
  by: readonly Grant[]
}

/** All grants that speak of `name`, as one; null when none does (`fold_grants_for_key`, requirements.py:147). */
export function fold(grants: readonly Grant[], on: string, name: string): Folded | null {
  const here = grants.filter(
    (grant) => grant.on === on && (grant.pattern === '*' || grant.pattern === name),
  )
  const vetoes = here.filter(({ level }) => level === 'DENY')
  if (vetoes.length > 0) return { level: 'DENY', by: vetoes }
  const levels = here.flatMap(({ level }) => (level === 'DENY' ? [] : [level]))
  const [first, ...more] = levels
  if (first === undefined) return null
  const level = more.reduce(higher, first)
  return { level, by: here.filter((grant) => grant.level === level) }
}

/** Who manages the workspace has MANAGE on all in it, before any veto (`is_workspace_admin_grant`, requirements.py:139). */
export const managedBy = (grants: readonly Grant[]): readonly Grant[] =>
  grants.filter(
    ({ on, pattern, level }) => on === 'workspace' && pattern === '*' && level === 'MANAGE',
  )
