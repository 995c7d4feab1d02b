import type { Lane } from '../../registry/ledger/lane'
import { sortAliases } from '../../registry/sortAliases'

/** Champion and challenger first, then those that somebody holds, then those that are gone. */
export function laneOrder(
  lanes: readonly Lane[],
  aliases: ReadonlyMap<string, string>,
): readonly Lane[] {
  const byAlias = new Map(lanes.map((lane) => [lane.alias, lane]))
  const held = sortAliases(aliases).flatMap(([alias]) => byAlias.get(alias) ?? [])
  const known = new Map(held.map((lane) => [lane.alias, lane]))
  const gone = lanes.filter(({ alias }) => !known.has(alias))
  return [...held, ...gone].toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ alias }: Lane) => (alias === 'champion' ? 0 : alias === 'challenger' ? 1 : 2)
