import { RegistryError } from '../../registry/errors'
import type { Mark } from '../../registry/ledger/event'
import type { Ask, RegistryBackend } from '../backend'

/** A version as records name it; what was deleted meanwhile is named by its number alone. */
export async function markOf(
  registry: Pick<RegistryBackend, 'version'>,
  model: string,
  version: string,
  ask?: Ask,
): Promise<Mark> {
  try {
    const { created } = await registry.version({ model, version }, ask)
    return { version, created: created?.getTime() ?? null }
  } catch (error) {
    if (error instanceof RegistryError && error.kind === 'missing')
      return { version, created: null }
    throw error
  }
}

/** Who holds an alias now. `seen`: a version that the caller has just read, which is not read again. */
export async function holderNow(
  registry: Pick<RegistryBackend, 'version' | 'aliasHolder'>,
  { model, alias }: { model: string; alias: string },
  seen: Mark | null,
  ask?: Ask,
): Promise<Mark | null> {
  const version = await registry.aliasHolder(model, alias, ask)
  if (version === null) return null
  return version === seen?.version ? seen : markOf(registry, model, version, ask)
}
