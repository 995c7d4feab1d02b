import { grouped } from '../../../lib/counted'
import type { Fleet, FleetNode } from '../../../registry/fleet/fleet'
import type { FleetId } from '../../../registry/fleet/node'
import { UserText } from '../../../ui/UserText'
import { FirstFew } from '../FirstFew'
import { nameOf } from './fleetWords'

/** A node and the versions in between. */
type End = readonly [FleetNode, number]

/** What a node is linked to on each side, the most used first. */
export interface EndsOfNode {
  up: readonly End[]
  down: readonly End[]
}

/** Of all nodes at once, since each link is an end of two. */
export function endsOf(fleet: Fleet): ReadonlyMap<FleetId, EndsOfNode> {
  const sides = new Map<FleetId, Record<keyof EndsOfNode, Map<FleetId, number>>>()
  const count = (id: FleetId, side: keyof EndsOfNode, there: FleetId, versions: number) => {
    const own = sides.get(id) ?? { up: new Map(), down: new Map() }
    own[side].set(there, (own[side].get(there) ?? 0) + versions)
    sides.set(id, own)
  }
  for (const { from, to, versions } of fleet.links.values()) {
    count(from, 'down', to, versions)
    count(to, 'up', from, versions)
  }
  const ends = (counts: ReadonlyMap<FleetId, number>) =>
    [...counts]
      .flatMap(([there, versions]): End[] => {
        const node = fleet.nodes.get(there)
        return node === undefined ? [] : [[node, versions]]
      })
      .sort(([, a], [, b]) => b - a)
  return new Map([...sides].map(([id, { up, down }]) => [id, { up: ends(up), down: ends(down) }]))
}

export const Ends = ({ ends }: { ends: readonly End[] }) => (
  <FirstFew all={ends}>
    {([node, versions]) => (
      <li key={node.id}>
        <UserText text={nameOf(node)} className="break-words" />{' '}
        <span className="text-label text-quiet tabular-nums">{grouped(versions)}</span>
      </li>
    )}
  </FirstFew>
)
