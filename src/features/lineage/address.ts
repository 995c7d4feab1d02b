import { dayStart } from '../../lib/calendarDay'
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
  shut: NonNullable<View['shut']>
  /** The node that is looked at. */
  at: NodeId | null
  /** Only what lies on a way through it is drawn strong. */
  path: boolean
  group: Grouping | null
  /** Whose upstream this one's is compared with. */
  against: NodeId | null
  /** What both stand on is drawn as well. */
  shared: boolean
  /** What stands on the node that is looked at is read to the end. */
  impact: boolean
  down: boolean
  table: boolean
  /** The day that aliases are shown of, as 2026-05-03; null: as they are. */
  on: string | null
}

/** Reads the search part of a lineage page; what is none of ours is left alone. */
export function readLineage(params: URLSearchParams): LineageAddress {
  const hops = Number(params.get('hops') ?? '1')
  const at = params.get('at')
  const against = params.get('against')
  const on = params.get('on')
  return {
    hops: Number.isInteger(hops) && hops >= 1 && hops <= MOST_HOPS ? hops : 1,
    open: params.getAll('open').slice(0, MOST_OPEN).flatMap(readOpening),
    shut: params.getAll('fold').slice(0, MOST_OPEN).flatMap(readOpening),
    at: at !== null && readNodeId(at) !== null ? at : null,
    path: params.get('path') === '1',
    group: GROUPINGS.find((one) => one === params.get('group')) ?? null,
    against: against !== null && readNodeId(against)?.kind === 'version' ? against : null,
    shared: params.get('shared') === '1',
    impact: params.get('impact') === '1',
    down: params.get('dir') === 'down',
    table: params.get('as') === 'table',
    on: dayStart(on) === null ? null : on,
  }
}

function readOpening(text: string): { id: NodeId; side: Side }[] {
  const [, side, id] = /^(up|down):(.+)$/s.exec(text) ?? []
  if ((side !== 'up' && side !== 'down') || id === undefined || readNodeId(id) === null) return []
  return [{ id, side }]
}

export type Part =
  | 'hops'
  | 'at'
  | 'path'
  | 'impact'
  | 'group'
  | 'against'
  | 'shared'
  | 'dir'
  | 'as'
  | 'on'

/** The same address with one thing changed; null is what it is by default. */
export function withPart(now: URLSearchParams, part: Part, value: string | null): URLSearchParams {
  const next = new URLSearchParams(now)
  if (value === null) next.delete(part)
  else next.set(part, value)
  // they are of what is looked at
  if (part === 'at') next.delete('impact')
  if (part === 'at' && value === null) next.delete('path')
  if (part === 'against') next.delete('shared')
  return next
}

export function withOpening(now: URLSearchParams, id: NodeId, side: Side): URLSearchParams {
  const next = new URLSearchParams(now)
  next.delete('fold', `${side}:${id}`)
  next.append('open', `${side}:${id}`)
  return next
}

/** A side of a node folded, however it came to be shown. */
export function withFold(now: URLSearchParams, id: NodeId, side: Side): URLSearchParams {
  const next = new URLSearchParams(now)
  next.delete('open', `${side}:${id}`)
  next.delete('fold', `${side}:${id}`)
  next.append('fold', `${side}:${id}`)
  return next
}

/** What is opened and folded, all of it. */
export function withOpenings(
  now: URLSearchParams,
  { open, shut }: { open: View['open']; shut: NonNullable<View['shut']> },
): URLSearchParams {
  const next = withoutOpenings(now)
  for (const { id, side } of open) next.append('open', `${side}:${id}`)
  for (const { id, side } of shut) next.append('fold', `${side}:${id}`)
  return next
}

/** As many steps around the roots as it says, and nothing opened or folded. */
export function withoutOpenings(now: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(now)
  next.delete('open')
  next.delete('fold')
  return next
}
