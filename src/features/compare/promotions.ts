import type { Side } from '../../registry/compare/side'
import { sortAliases } from '../../registry/sortAliases'

/**
 * For each side, the alias that it could take from the one that it is compared with: of its model's aliases that a side
 * holds, the one that comes first. Null: there is none, or it holds it.
 */
export function promotionsOf(
  sides: readonly Pick<Side, 'ref' | 'version'>[],
): readonly (string | null)[] {
  const held = new Map<string, Map<string, string>>()
  for (const { ref, version } of sides) {
    if (version.state !== 'known') continue
    const ofModel = held.get(ref.model) ?? new Map<string, string>()
    for (const alias of version.value.aliases ?? []) ofModel.set(alias, ref.version)
    held.set(ref.model, ofModel)
  }
  return sides.map(({ ref, version }) => {
    const [alias, holder] = sortAliases(held.get(ref.model) ?? new Map())[0] ?? []
    if (alias === undefined || holder === ref.version || version.state !== 'known') return null
    return alias
  })
}
