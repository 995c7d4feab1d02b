import { useState } from 'react'
import { grouped } from '../../../lib/counted'
import type { Fleet, FleetNode } from '../../../registry/fleet/fleet'
import type { FleetId } from '../../../registry/fleet/node'
import { UserText } from '../../../ui/UserText'
import { nameOf } from './fleetWords'

const NAMED = 5

export type Side = 'up' | 'down'

/** What a node is linked to on one side, the most used first, with the versions in between. */
export function endsOf(fleet: Fleet, id: FleetId, side: Side): [FleetNode, number][] {
  const ends = new Map<FleetId, number>()
  for (const { from, to, versions } of fleet.links.values()) {
    const [here, there] = side === 'up' ? [to, from] : [from, to]
    if (here === id) ends.set(there, (ends.get(there) ?? 0) + versions)
  }
  return [...ends]
    .flatMap(([there, versions]): [FleetNode, number][] => {
      const node = fleet.nodes.get(there)
      return node === undefined ? [] : [[node, versions]]
    })
    .sort(([, a], [, b]) => b - a)
}

export function Ends({ ends }: { ends: readonly [FleetNode, number][] }) {
  const [all, setAll] = useState(false)
  const rest = ends.length - NAMED
  return (
    <ul>
      {(all ? ends : ends.slice(0, NAMED)).map(([node, versions]) => (
        <li key={node.id}>
          <UserText text={nameOf(node)} className="break-words" />{' '}
          <span className="text-label text-quiet tabular-nums">{grouped(versions)}</span>
        </li>
      ))}
      {rest > 0 && !all && (
        <li>
          <button
            type="button"
            className="min-h-6 text-quiet underline"
            onClick={() => setAll(true)}
          >
            and {grouped(rest)} more
          </button>
        </li>
      )}
    </ul>
  )
}
