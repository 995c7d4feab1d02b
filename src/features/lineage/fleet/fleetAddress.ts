import { OPENS_WITH, type Shown } from '../../../registry/fleet/fleet'
import { GROUPINGS, type Column, type FleetId, type Grouping } from '../../../registry/fleet/node'
import type { FleetFilter } from '../../../registry/fleet/units'

/** So many more are unfolded at a time. */
export const STEP = 100
/** A column of more than this is no picture any longer: a search finds what is in it. */
export const MOST = 300

export interface FleetAddress {
  filter: FleetFilter
  by: Grouping
  shown: Shown
  /** The node that is looked at. */
  at: FleetId | null
  table: boolean
}

const PARTS: Readonly<Record<Column, string>> = {
  source: 'sources',
  model: 'models',
  alias: 'aliases',
}

/** Reads the search part of the fleet’s page; what is none of ours is left alone. */
export function readFleet(params: URLSearchParams): FleetAddress {
  const state = params.get('state')
  const shown = (column: Column) => {
    const asked = Number(params.get(PARTS[column]) ?? '')
    return Number.isInteger(asked) && asked > OPENS_WITH[column]
      ? Math.min(asked, MOST)
      : OPENS_WITH[column]
  }
  return {
    filter: {
      text: params.get('q') ?? '',
      team: params.get('team') || null,
      owner: params.get('owner') || null,
      alias: params.get('alias') || null,
      state: state === 'broken' || state === 'unknown' ? state : null,
    },
    by: GROUPINGS.find((one) => one === params.get('by')) ?? 'model',
    shown: { source: shown('source'), model: shown('model'), alias: shown('alias') },
    at: params.get('at') || null,
    table: params.get('as') === 'table',
  }
}

type Part = 'q' | 'team' | 'owner' | 'alias' | 'state' | 'by' | 'at' | 'as'

/** The same address with one thing changed; null and '' leave it. */
export function withFleetPart(
  now: URLSearchParams,
  part: Part,
  value: string | null,
): URLSearchParams {
  const next = new URLSearchParams(now)
  if (value === null || value === '') next.delete(part)
  else next.set(part, value)
  return next
}

/** A step more of a column. */
export function withMore(now: URLSearchParams, column: Column): URLSearchParams {
  const next = new URLSearchParams(now)
  next.set(PARTS[column], String(Math.min(MOST, readFleet(now).shown[column] + STEP)))
  return next
}

export function withoutMore(now: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(now)
  for (const part of Object.values(PARTS)) next.delete(part)
  return next
}

export const isUnfolded = (params: URLSearchParams) =>
  Object.values(PARTS).some((part) => params.has(part))

/** Everything is asked about again; how it is drawn stays. */
export function withoutFilter(now: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(now)
  for (const part of ['q', 'team', 'owner', 'alias', 'state']) next.delete(part)
  return next
}
