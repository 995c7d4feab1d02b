import { addDays, dayStart, dayText } from '../../lib/calendarDay'
import { aliasPair } from '../../registry/aliasPair'
import { ownerOf } from '../../registry/owner'
import type { Scope } from '../../registry/overview/members'
import type { Term } from '../../registry/search'
import { searchText } from '../../registry/searchText'
import type { ListedModel } from '../../registry/snapshot/snapshot'

/** What the address asks about. `days`: from when on a champion is old, and a model without an alias idle. */
export interface View {
  scope: Scope
  days: number
  /** What is asked of times is asked of these days, both of which are in it. */
  between: { from: string; to: string }
  /** The same as moments. */
  period: { from: Date; to: Date }
}

export const DAYS = 180
/** So many days back, where the address names none. */
const BACK = 30

export function readView(params: URLSearchParams, models: readonly ListedModel[], now: Date): View {
  const days = Number(params.get('days') ?? DAYS)
  const tag = params.get('tag')
  const at = tag?.indexOf('=') ?? -1
  const last = dayStart(params.get('to') ?? '') ?? addDays(now, 0)
  const first = dayStart(params.get('from') ?? '') ?? addDays(last, -BACK)
  // the other way round it is the same days
  const [from, to] = first <= last ? [first, last] : [last, first]
  return {
    between: { from: dayText(from), to: dayText(to) },
    period: { from, to: addDays(to, 1) },
    scope: {
      alias: params.get('alias') ?? aliasPair(models)[0],
      owner: params.get('owner'),
      team: params.get('team'),
      tag:
        tag === null || tag === ''
          ? null
          : at < 0
            ? { key: tag, value: null }
            : { key: tag.slice(0, at), value: tag.slice(at + 1) },
    },
    days: Number.isInteger(days) && days > 0 ? days : DAYS,
  }
}

/** The same models as the search box is asked for them. */
export function scopeText({ alias, owner, team, tag }: Scope): string {
  const terms: Term[] = [{ kind: 'alias', not: false, alias, is: null }]
  const tagged = (key: string, value: string | null) =>
    terms.push({ kind: 'tag', not: false, key, is: value === null ? null : { sign: '=', value } })
  if (owner !== null) terms.push({ kind: 'owner', not: false, value: owner })
  if (team !== null) tagged('team', team)
  if (tag !== null) tagged(tag.key, tag.value)
  return terms.map(searchText).join(' ')
}

/** Whom it is asked of, as a person says it; holds user text. */
export function scopeWords({ alias, owner, team, tag }: Scope): string {
  const tagged = tag === null ? null : [tag.key, ...(tag.value === null ? [] : [tag.value])]
  return [
    `Holders of @${alias}`,
    ...(team === null ? [] : [`team ${team}`]),
    ...(owner === null ? [] : [`owner ${owner}`]),
    ...(tagged === null ? [] : [`tag ${tagged.join('=')}`]),
  ].join(' · ')
}

/** The address with one part changed; null or '' takes it out. */
export function withPart(params: URLSearchParams, key: string, value: string | null) {
  const next = new URLSearchParams(params)
  if (value === null || value === '') next.delete(key)
  else next.set(key, value)
  return next
}

/** What narrows the holders of the alias down, as the address names it. */
const NARROWING = ['team', 'owner', 'tag'] as const

export const isNarrowed = (scope: Scope): boolean => NARROWING.some((key) => scope[key] !== null)

/** The address without what narrows the holders of the alias down. */
export function withoutChoice(params: URLSearchParams) {
  const next = new URLSearchParams(params)
  for (const key of NARROWING) next.delete(key)
  return next
}

/** What can be chosen, commonest first. */
export function choices(models: readonly ListedModel[]) {
  return {
    aliases: byCount(models.flatMap(({ aliases }) => [...aliases.keys()])),
    teams: byCount(models.flatMap(({ tags }) => tags.get('team') ?? [])),
    owners: byCount(models.flatMap(({ tags }) => ownerOf(tags) ?? [])),
  }
}

function byCount(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name)
}

/** The last moment of what is asked about, as far as there is anything to be asked. */
export const lastMoment = ({ period: { to } }: View, now: Date) =>
  to < now ? new Date(to.getTime() - 1) : now
