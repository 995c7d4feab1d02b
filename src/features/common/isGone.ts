import { RegistryError } from '../../registry/errors'

/** The registry answered, and the file is not in the storage. */
export function isGone(error: Error | null): error is RegistryError {
  return error instanceof RegistryError && error.kind === 'missing'
}
