import type { Tags } from '../model'
import { median } from './median'
import type { Move } from './moves'

/** How long a version took from its registration until it held the alias. Milliseconds; null: not known, or no such step. */
export interface LeadTime {
  move: Move
  total: number | null
  toAsk: number | null
  toApproval: number | null
  toPlace: number | null
}

/** Moves that brought a version in for the first time: not those round the ledger, back, or to nobody. */
export const leadTimes = (moves: readonly Move[]): readonly LeadTime[] =>
  moves
    .filter(({ how, back, to }) => how !== 'outside' && !back && to !== null)
    .map((move) => {
      const registered = registeredAt(move)
      const { request, approvals, at } = move
      const asked = move.how === 'approved' ? (request?.asked ?? null) : null
      const approved = approvals.findLast((one) => one.at <= at)?.at ?? null
      return {
        move,
        total: between(registered, at),
        toAsk: between(registered, asked),
        toApproval: between(asked, approved),
        toPlace: between(approved, at),
      }
    })

/** Of a copy: when what was copied was registered. */
function registeredAt({ to, request }: Move): Date | null {
  const proposal = request?.proposal
  const created = proposal?.kind === 'copy' ? proposal.source.created : (to?.created ?? null)
  return created === null ? null : new Date(created)
}

/** Null where the clocks that wrote the two contradict each other. */
const between = (from: Date | null, to: Date | null): number | null =>
  from === null || to === null || to < from ? null : to.getTime() - from.getTime()

export interface LeadRow {
  /** Null: the tag `team` is missing, or the model is not listed. */
  team: string | null
  of: number
  total: number | null
  toAsk: number | null
  toApproval: number | null
  toPlace: number | null
  /** So many have a total that is known. */
  known: number
}

/** Medians of all. */
export function leadOf(times: readonly LeadTime[], team: string | null = null): LeadRow {
  const known = (of: (time: LeadTime) => number | null) => times.flatMap((time) => of(time) ?? [])
  return {
    team,
    of: times.length,
    total: median(known(({ total }) => total)),
    toAsk: median(known(({ toAsk }) => toAsk)),
    toApproval: median(known(({ toApproval }) => toApproval)),
    toPlace: median(known(({ toPlace }) => toPlace)),
    known: known(({ total }) => total).length,
  }
}

/** The same by team, the one that moved most first; those without one last. */
export function leadByTeam(
  times: readonly LeadTime[],
  tags: ReadonlyMap<string, Tags>,
): readonly LeadRow[] {
  const teams = new Map<string | null, LeadTime[]>()
  for (const time of times) {
    const team = tags.get(time.move.model)?.get('team') ?? null
    teams.set(team, [...(teams.get(team) ?? []), time])
  }
  return [...teams]
    .map(([team, own]) => leadOf(own, team))
    .sort((a, b) => Number(a.team === null) - Number(b.team === null) || b.of - a.of)
}

/** Who approved what moved, and how often; the busiest first. */
export function approversOf(moves: readonly Move[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { approvals } of moves)
    for (const name of new Set(approvals.map(({ by }) => by.name)))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}
