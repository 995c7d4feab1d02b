import type { Gate } from '../policy'
import type { Member } from './members'

/** How members of one team fare in one check. `warn` and `fail` alike are short of it. */
export interface Cell {
  passes: number
  short: number
  unknown: number
}

export interface TeamRow {
  /** Null: the tag `team` is missing. */
  team: string | null
  of: number
  cells: ReadonlyMap<Gate, Cell>
  /** Members that pass all of these checks. */
  ready: number
}

/** What a version should bring along, by the checks that say so. */
export const COVERED: readonly (readonly [Gate, string])[] = [
  ['signature', 'Signature'],
  ['example', 'Input example'],
  ['environment', 'Pinned'],
  ['lineage', 'Run, data, code'],
  ['metrics', 'Evaluated'],
  ['card', 'Owner, description'],
]

/** By team, the largest first; those without one last. */
export function coverage(members: readonly Member[]): readonly TeamRow[] {
  const teams = new Map<string | null, Member[]>()
  for (const member of members) {
    const team = member.model.tags.get('team') ?? null
    const own = teams.get(team)
    if (own === undefined) teams.set(team, [member])
    else own.push(member)
  }
  return [...teams]
    .map(([team, own]) => rowOf(team, own))
    .sort((a, b) => Number(a.team === null) - Number(b.team === null) || b.of - a.of || 0)
}

export const total = (members: readonly Member[]): TeamRow => rowOf(null, members)

function rowOf(team: string | null, members: readonly Member[]): TeamRow {
  const cells = new Map(COVERED.map(([gate]) => [gate, cellOf(members, gate)]))
  const ready = members.filter(({ read }) =>
    COVERED.every(([gate]) => read?.checks.find((check) => check.gate === gate)?.result === 'pass'),
  ).length
  return { team, of: members.length, cells, ready }
}

function cellOf(members: readonly Member[], gate: Gate): Cell {
  const results = members.map(
    ({ read }) => read?.checks.find((check) => check.gate === gate)?.result,
  )
  const passes = results.filter((result) => result === 'pass').length
  const short = results.filter((result) => result === 'fail' || result === 'warn').length
  return { passes, short, unknown: members.length - passes - short }
}
