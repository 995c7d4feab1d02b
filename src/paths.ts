import type { VersionRef } from './registry/model'
import type { DatasetRef } from './registry/tracking'

// Names are user text, so every segment is encoded. '.' and '..' would be folded away by a browser; MLflow refuses
// them as names. A lone surrogate has no encoding: it becomes U+FFFD, and the page that meets one says why.
const seg = (text: string) => encodeURIComponent(text.toWellFormed())

const query = (search?: { q?: string }) =>
  search?.q ? `?${new URLSearchParams({ q: search.q }).toString()}` : ''

/** What the history is narrowed down to; read again by `readHistory`. Days as 2026-05-03, both within. */
export interface HistorySearch {
  from?: string
  to?: string
  model?: string
  alias?: string
  by?: string
  kind?: string
  /** The run of one log. */
  log?: string
}

const searched = (search: HistorySearch | Promotion) =>
  Object.entries(search)
    .map(([key, value], i) => `${i ? '&' : '?'}${key}=${seg(String(value))}`)
    .join('')

const TAG = '#tag='
const tagHash = (key: string) => `${TAG}${seg(key)}`

/** The tag that an address wants to be written; null: none. */
export function readTagHash(hash: string): string | null {
  if (!hash.startsWith(TAG)) return null
  try {
    return decodeURIComponent(hash.slice(TAG.length)) || null
  } catch {
    return null
  }
}

/** Every link of the console. */
export const paths = {
  home: () => '/',
  models: (search?: { q?: string }) => `/models${query(search)}`,
  /** `group`: one of those of the inbox. */
  reviews: (search?: { group?: string }) =>
    `/reviews${search?.group ? `?group=${seg(search.group)}` : ''}`,
  history: (search: HistorySearch = {}) => `/history${searched(search)}`,
  /** `search`: what it asks about, as its page reads it. */
  overview: (search?: URLSearchParams) => `/overview${search?.size ? `?${search.toString()}` : ''}`,
  /** What all versions in use stand on. */
  lineage: () => '/lineage',
  settings: () => '/settings',
  /** `q`: a search among its versions. */
  model: (name: string, search?: { q?: string }) => `/models/${seg(name)}${query(search)}`,
  /** The same, with a tag about to be written. */
  modelTag: (name: string, key: string) => `/models/${seg(name)}${tagHash(key)}`,
  /** The lanes on the page of a model. */
  aliasHistory: (name: string) => `/models/${seg(name)}#alias-history`,
  version: ({ model, version }: VersionRef) => `/models/${seg(model)}/versions/${seg(version)}`,
  /** The page where a move of an alias is looked at, asked for and decided; read again by `readPromote`. */
  promote: (model: string, what: Promotion = {}) =>
    `/models/${seg(model)}/promote${searched(what)}`,
  /** What a version stands on and what stands on it; of a model, without a version. */
  lineageOf: ({ model, version }: { model: string; version?: string }) =>
    `/models/${seg(model)}${version === undefined ? '' : `/versions/${seg(version)}`}/lineage`,
  /** All that stands on one state of a dataset. */
  dataset: ({ name, digest }: DatasetRef) => `/datasets/${seg(name)}?digest=${seg(digest)}`,
  /** Versions side by side, the first as the baseline; read again by `readCompare`. */
  compare: (versions: readonly VersionRef[] = []) =>
    // an `@` may stand in a query as it is, which keeps these links readable
    `/compare${versions.map((one, i) => `${i ? '&' : '?'}v=${seg(versionText(one)).replaceAll('%40', '@')}`).join('')}`,
}

/** What is to move, as an address says it; each part may be left out. */
export interface Promotion {
  alias?: string
  to?: string
  /** The run of a request: it says itself what is to move. */
  request?: string
  /** The alias that the former holder takes in exchange. */
  swap?: string
  /** `model@version`, to be copied here. */
  copy?: string
  /** The run of an open request, whose place it is to take. */
  instead?: string
}

/** `model@3`, as an address names a version; whatever the model is called, the version follows the last `@`. */
export const versionText = ({ model, version }: VersionRef) => `${model}@${version}`

/**
 * What precedes every path of a workspace, for the router; '' for a server without them, and for its default one. As
 * a part of the address it goes with every link that is passed on.
 */
export const workspaceBase = (workspace: string | null) =>
  workspace === null ? '' : `/w/${seg(workspace)}`

// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/workspace/abstract_store.py#L146 (WorkspaceNameValidator)
const WORKSPACE = /^\/w\/(?<name>[a-z0-9][-a-z0-9]{0,61}[a-z0-9])(?:\/|$)/

/** The workspace that a pathname of the browser is in; null: the default one. */
export const workspaceOf = (pathname: string): string | null =>
  WORKSPACE.exec(pathname)?.groups?.name ?? null

/**
 * The model (and version) that a pathname is about, as the server knows them; null when it is not such a path or
 * its encoding is broken. The router's own params decode `%252F` twice, which would open another model.
 */
export function readPath(
  pathname: string,
): { model: string; version: string | null; promote?: true; lineage?: true } | null {
  const whole = pathname.slice(workspaceBase(workspaceOf(pathname)).length)
  const here = whole.replace(/(?<=^\/models\/[^/]+(?:\/versions\/[^/]+)?)\/lineage\/?$/, '')
  const [empty, room, model, place, version, ...rest] = here.replace(/\/$/, '').split('/')
  if (empty !== '' || room !== 'models' || !model || rest.length > 0) return null
  if (place === 'promote' ? version !== undefined : place && (place !== 'versions' || !version))
    return null
  try {
    return {
      model: decodeURIComponent(model),
      version: version === undefined ? null : decodeURIComponent(version),
      ...(place === 'promote' && { promote: true }),
      ...(here !== whole && { lineage: true }),
    }
  } catch {
    return null
  }
}
