import type { VersionRef } from './registry/model'

// Names are user text, so every segment is encoded. '.' and '..' would be folded away by a browser; MLflow refuses
// them as names. A lone surrogate has no encoding: it becomes U+FFFD, and the page that meets one says why.
const seg = (text: string) => encodeURIComponent(text.toWellFormed())

/** Every link of the console. */
export const paths = {
  home: () => '/',
  models: (search?: { q?: string }) =>
    search?.q ? `/models?${new URLSearchParams({ q: search.q }).toString()}` : '/models',
  settings: () => '/settings',
  model: (name: string) => `/models/${seg(name)}`,
  version: ({ model, version }: VersionRef) => `/models/${seg(model)}/versions/${seg(version)}`,
}

/**
 * The model (and version) that a pathname is about, as the server knows them; null when it is not such a path or
 * its encoding is broken. The router's own params decode `%252F` twice, which would open another model.
 */
export function readPath(pathname: string): { model: string; version: string | null } | null {
  const [empty, room, model, versions, version, ...rest] = pathname.replace(/\/$/, '').split('/')
  if (empty !== '' || room !== 'models' || !model || rest.length > 0) return null
  if (versions !== undefined && (versions !== 'versions' || !version)) return null
  try {
    return {
      model: decodeURIComponent(model),
      version: version === undefined ? null : decodeURIComponent(version),
    }
  } catch {
    return null
  }
}
