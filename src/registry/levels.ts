import type { Act } from './acts'

/**
 * What a person has on a registered model, lowest first: `PERMISSION_PRIORITY` in mlflow/server/auth/permissions.py:92
 * (here and below, of MLflow v3.17.2).
 */
export const LEVELS = ['NO_PERMISSIONS', 'READ', 'USE', 'EDIT', 'MANAGE'] as const
export type Level = (typeof LEVELS)[number]

/** What can be granted: a level, or a veto that no other grant lifts (requirements.py:147). */
export type Granted = Level | 'DENY'

const rank = (level: Level) => LEVELS.indexOf(level)

export const reaches = (level: Level, needed: Level): boolean => rank(level) >= rank(needed)
export const higher = (a: Level, b: Level): Level => (reaches(a, b) ? a : b)
export const lower = (a: Level, b: Level): Level => (reaches(a, b) ? b : a)

/** The name of a level as MLflow writes it; null for one that we don't know. */
export const readGranted = (text: string): Granted | null =>
  text === 'DENY' ? text : (LEVELS.find((level) => level === text) ?? null)

/** One thing that an act needs: a level on the model, or on its versions, which may be granted apart from it. */
export interface Need {
  of: 'model' | 'version'
  level: Level
}

/** The deed, as the beginning of a sentence and in a list, and what it needs. */
interface Rule {
  doing: string
  deed: string
  /** What matters most first. */
  needs: readonly [Need, ...Need[]]
}

const EDIT: Need = { of: 'model', level: 'EDIT' }
const MANAGE: Need = { of: 'model', level: 'MANAGE' }
// `_authorize_version_action`: the model must be readable, the version decides (auth/__init__.py:2226)
const SEE_MODEL: Need = { of: 'model', level: 'READ' }
const EDIT_VERSION: Rule['needs'] = [{ of: 'version', level: 'EDIT' }, SEE_MODEL]
const DELETE_VERSION: Rule['needs'] = [{ of: 'version', level: 'MANAGE' }, SEE_MODEL]
// an alias belongs to the model, and names a version that one must be able to see (auth/__init__.py:2200)
const SEE_VERSION: Need = { of: 'version', level: 'READ' }

/**
 * Which act needs what: `BEFORE_REQUEST_HANDLERS` in auth/__init__.py:4505. Setting is an update (EDIT); to take an alias
 * or the tag of a version away is a deletion (MANAGE), to take away the tag of a model is not. The plug-in
 * mlflow-oidc-auth has the same table (hooks/before_request.py).
 */
export const RULES: Readonly<Record<Act, Rule>> = {
  'set-alias': {
    doing: 'Setting or moving an alias',
    deed: 'set or move aliases',
    needs: [EDIT, SEE_VERSION],
  },
  'remove-alias': {
    doing: 'Deleting an alias',
    deed: 'delete aliases',
    needs: [MANAGE, SEE_VERSION],
  },
  'describe-model': { doing: 'Describing the model', deed: 'describe the model', needs: [EDIT] },
  'set-model-tag': {
    doing: 'Setting a tag of the model',
    deed: 'set model tags',
    needs: [EDIT],
  },
  'remove-model-tag': {
    doing: 'Removing a tag of the model',
    deed: 'remove model tags',
    needs: [EDIT],
  },
  'describe-version': {
    doing: 'Describing a version',
    deed: 'describe versions',
    needs: EDIT_VERSION,
  },
  'set-version-tag': {
    doing: 'Setting a tag of a version',
    deed: 'set version tags',
    needs: EDIT_VERSION,
  },
  'remove-version-tag': {
    doing: 'Removing a tag of a version',
    deed: 'remove version tags',
    needs: DELETE_VERSION,
  },
}

/** In the order in which they are shown. */
export const ACTS: readonly Act[] = [
  'set-alias',
  'remove-alias',
  'describe-model',
  'set-model-tag',
  'remove-model-tag',
  'describe-version',
  'set-version-tag',
  'remove-version-tag',
]
