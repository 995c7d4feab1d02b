import { RegistryError } from '../../registry/errors'
import type { Capabilities } from '../backend'

/**
 * MLflow 2 answers 500 for a file that is not there (`local_artifact_repo.py` raises OSError, which nobody catches). Taken
 * as what it says, a page would wait for the server to come back. MLflow 3 says 404.
 */
export function orLost(error: unknown, { loggedModels }: Capabilities, path: string): unknown {
  const isMlflow2 = !loggedModels.can
  if (!isMlflow2 || !(error instanceof RegistryError) || error.facts.status !== 500) return error
  return new RegistryError(
    'missing',
    `Reading ${path} failed: the server answered with status 500, as MLflow 2 does for a file that is not there.`,
    error.facts,
    { cause: error },
  )
}
