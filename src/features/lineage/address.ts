import type { Side } from '../../registry/lineage/graph'
import { GROUPINGS, type Grouping } from '../../registry/lineage/grouping'
import { type NodeId, readNodeId } from '../../registry/lineage/subject'
import type { View } from '../../registry/lineage/view'

export const MOST_HOPS = 4
/** More openings than this are no address that somebody clicked together. */
const MOST_OPEN = 200

export interface LineageAddress {
  hops: number
  open: View['open']
  /** The node that is looked at. */
  at: NodeId | null
  /** Only what lies on a way through it is drawn strong. */
  path: boolean
  group: Grouping | null
  /** Whose upstream this one's is compared with. */
  against: NodeId | null
  down: boolean
  table: boolean
}

/** Reads the search part of a lineage page; what is none of ours is left alone. */
export function readLineage(params: URLSearchParams): LineageAddress {
  const hops = Number(params.get('hops') ?? '1')
  const at = params.get('at')
  const against = params.get('against')
  return {
    hops: Number.isInteger(hops) && hops >= 1 && hops <= MOST_HOPS ? hops : 1,
    open: params.getAll('open').slice(0, MOST_OPEN).flatMap(readOpening),
    at: at !== null && readNodeId(at) !== null ? at : null,
    path: params.get('path') === '1',
    group: GROUPINGS.find((one) => one === params.get('group')) ?? null,
    against: against !== null && readNodeId(against)?.kind === 'version' ? against : null,
    down: params.get('dir') === 'down',
    table: params.get('as') === 'table',
  }
}

function readOpening(text: string): { id: NodeId; side: Side }[] {
  const [, side, id] = /^(up|down):(.+)$/s.exec(text) ?? []
  if ((side !== 'up' && side !== 'down') || id === undefined || readNodeId(id) === null) return []
  return [{ id, side }]
}

/** The same address with one thing changed; null, false and what is the default leave it. */
export function withPart(
  now: URLSearchParams,
  part: 'hops' | 'at' | 'path' | 'group' | 'against' | 'dir' | 'as',
  value: string | null,
): URLSearchParams {
  const next = new URLSearchParams(now)
  if (value === null) next.delete(part)
  else next.set(part, value)
  // a path leads through what is looked at
  if (part === 'at' && value === null) next.delete('path')
  return next
}

export function withOpening(now: URLSearchParams, id: NodeId, side: Side): URLSearchParams {
  const next = new URLSearchParams(now)
  next.append('open', `${side}:${id}`)
  return next
}

export function withoutOpenings(now: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(now)
  next.delete('open')
  return next
}
