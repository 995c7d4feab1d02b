import { RegistryError } from '../../registry/errors'
import type { AliasWrite } from '../backend'

/** The console server's precondition (null: nobody holds it): MLflow itself ignores these headers. */
export const heldBy = (holder: string | null): Record<string, string> =>
  holder === null ? { 'if-none-match': '*' } : { 'if-match': `"${holder}"` }

/** A write of an alias, and whether its precondition held it back. */
export async function unlessHeldByOther(write: () => Promise<void>): Promise<AliasWrite> {
  try {
    await write()
    return { kind: 'written' }
  } catch (error) {
    if (!(error instanceof RegistryError) || error.facts.status !== 412) throw error
    return { kind: 'held-by-other' }
  }
}
