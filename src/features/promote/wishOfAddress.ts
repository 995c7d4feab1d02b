import { aliasPair } from '../../registry/aliasPair'
import type { Wish } from '../../registry/ledger/wish'
import type { RegisteredModel } from '../../registry/model'
import type { PromoteAddress } from './address'

/** What an address asks to move in this model; null where it leaves open what would take over. */
export function wishOfAddress(
  { alias, to, swap, copy }: PromoteAddress,
  model: RegisteredModel,
): Wish | null {
  const which = alias ?? aliasPair([model])[0]
  const wish = { model: model.name, alias: which }
  if (copy !== null) return { ...wish, to: { kind: 'copy', source: copy }, swap: null }
  if (to === null) return null
  return {
    ...wish,
    to: { kind: 'here', version: to },
    swap: swap === which ? null : swap,
  }
}
