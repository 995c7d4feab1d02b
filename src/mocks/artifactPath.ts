import { invalid } from './answer'

/** Once more, until nothing is left to decode: a path must not hide `..` behind several rounds. */
function decode(path: string): string {
  let before = path
  for (let round = 0; round < 10; round += 1) {
    let after: string
    try {
      // read as an address and written again, it loses empty ends
      after = decodeURIComponent(before).replace(/;?\??#?$/, '')
    } catch {
      return before
    }
    if (after === before) return before
    before = after
  }
  throw invalid('Failed to decode URI')
}

/** Throws for what could lead out of a folder. https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/uri.py#L500 */
export function safePath(asked: string): string {
  const path = decode(asked)
  if (/[\\#]/.test(path) || path.split('/').includes('..') || /^(\/|[a-z]:\/)/i.test(path))
    throw invalid('Invalid path')
  return path
}

/**
 * The key of a file in the world, by where its owner says it is: a proxied place may name a server, which is always
 * this one. https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/handlers.py#L707
 */
export function fileRoot(uri: string): string {
  const [, proxied] =
    /^mlflow-artifacts:\/{2}[^/]+\/(.*)$/s.exec(uri) ??
    /^mlflow-artifacts:\/+(.*)$/s.exec(uri) ??
    /^https?:.*\/api\/2\.0\/mlflow-artifacts\/artifacts\/+(.*)$/s.exec(uri) ??
    []
  return proxied === undefined ? uri : `mlflow-artifacts:/${proxied}`
}
