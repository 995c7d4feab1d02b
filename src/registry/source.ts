import type { VersionRef } from './model'

/** What the `source` of a version tells about where it comes from. */
export type Source =
  | { kind: 'logged-model'; id: string }
  /** Copied from a version of another model; MLflow stores the source with every alias resolved. */
  | { kind: 'copy'; of: VersionRef }
  /** Files below a run (MLflow 2), `path` within the run's artifacts. */
  | { kind: 'run'; runId: string; path: string }
  /** An address that names nothing we could read further. */
  | { kind: 'other' }

const OTHER: Source = { kind: 'other' }

/**
 * Reads `source` as MLflow stores it: `…/models/m-…/artifacts` on any store, `models:/m-…`, `models:/name/5`,
 * `runs:/…/path`, `…/<run>/artifacts/path`. MLflow answers no version with a `model_id`, so this is how it is found.
 */
export function readSource(source: string): Source {
  if (source.startsWith('models:/')) return readModelUri(source.slice('models:/'.length))
  const logged = /\/models\/(m-[0-9a-f]{32})\/artifacts\/?$/.exec(source)
  if (logged?.[1] !== undefined) return { kind: 'logged-model', id: logged[1] }
  const run = /^runs:\/+([0-9a-f]{32})\/(.*)$|\/([0-9a-f]{32})\/artifacts(?:\/(.*))?$/s.exec(source)
  const runId = run?.[1] ?? run?.[3]
  if (runId === undefined) return OTHER
  return { kind: 'run', runId, path: (run?.[2] ?? run?.[4] ?? '').replace(/\/+$/, '') }
}

/** Names of registered models hold neither `/` nor `:`, and are not encoded here. */
function readModelUri(rest: string): Source {
  const path = rest.replace(/^\/+/, '')
  const copied = /^([^/]+)\/(\d+)$/s.exec(path)
  if (copied?.[1] !== undefined && copied[2] !== undefined) {
    return { kind: 'copy', of: { model: copied[1], version: copied[2] } }
  }
  return /^m-[0-9a-f]{32}$/.test(path) ? { kind: 'logged-model', id: path } : OTHER
}
