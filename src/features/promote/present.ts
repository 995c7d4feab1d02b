import type { Checks } from '../../registry/checks/runChecks'
import type { Side } from '../../registry/compare/side'
import type { Mark, PolicyRef } from '../../registry/ledger/event'
import type { RegisteredModel } from '../../registry/model'
import type { Gate } from '../../registry/policy'

/** A version that was read, as records name it; null: there is none any more; undefined: not known (yet). */
export function markOf(side: Side | null): Mark | null | undefined {
  if (side?.version.state === 'known') {
    const { version, created } = side.version.value
    return { version, created: created?.getTime() ?? null }
  }
  return side?.version.state === 'unknown' && side.version.kind === 'missing' ? null : undefined
}

/** Who holds which alias; with its date where that version was read. */
export function holdersOf(
  { name, aliases }: RegisteredModel,
  sides: readonly Side[],
): ReadonlyMap<string, Mark | null> {
  const read = new Map(
    sides.flatMap((side) => {
      const mark = side.ref.model === name ? markOf(side) : null
      return mark ? [[mark.version, mark] as const] : []
    }),
  )
  return new Map(
    [...aliases].map(([alias, version]) => [
      alias,
      read.get(version) ?? { version, created: null },
    ]),
  )
}

/** The gates that stand in the way, waived or not. Undefined: the checks are not known. */
export const blockingIn = (checks: Checks | null | undefined): readonly Gate[] | undefined =>
  checks?.checks.filter(({ blocks }) => blocks).map(({ gate }) => gate)

interface InForce {
  number: number | null
  hash: string | null
  scope: 'console' | 'model' | null
}

/** The policy that a request quotes; null: none was ever set. */
export const policyRefOf = ({ number, hash, scope }: InForce): PolicyRef =>
  number === null || hash === null || scope === null ? null : { number, hash, scope }
