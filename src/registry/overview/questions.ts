import { compareMetrics, isMeeting } from '../metricComparison'
import { ownerOf } from '../owner'
import { type AliasedVersion, type Snapshot, keyOf } from '../snapshot/snapshot'
import { type Answer, type Line, ask } from './answer'
import { gapIn, gapOf } from './gaps'
import { type Member, type Scope, inScope } from './members'
import type { Tenure } from './tenure'

const DAY = 86_400_000

/** Whom nobody answers for: neither `owner` nor `team` is tagged. */
export const withoutOwner = (members: readonly Member[]): Answer =>
  ask(members, ({ model }) =>
    ownerOf(model.tags) === null ? 'Neither owner nor team is tagged' : null,
  )

const made = (member: Member) =>
  member.read?.record.known ? member.read.record.value.created : null

/**
 * Holders whose version was created more than `days` ago; the oldest first. `held`: since when they have the alias, where the
 * ledger was read.
 */
export function olderThan(
  members: readonly Member[],
  days: number,
  now: Date,
  held?: ReadonlyMap<string, Tenure>,
): Answer {
  const oldestFirst = members.toSorted(
    (a, b) => (made(a)?.getTime() ?? Infinity) - (made(b)?.getTime() ?? Infinity),
  )
  return ask(oldestFirst, (member) => {
    const gap = gapIn(member, ({ record }) => record)
    if (gap !== null) return gap
    const at = made(member)
    if (at === null) return { unknown: 'The server does not say when it was created' }
    const age = daysSince(at, now)
    if (age <= days) return null
    const said = `Created ${age} days ago`
    return held === undefined ? said : `${said}; ${heldWords(held.get(member.model.name), now)}`
  })
}

function heldWords(tenure: Tenure | undefined, now: Date): string {
  if (tenure === undefined) return 'since when it holds the alias is not known'
  const spell = daysSince(tenure.since, now)
  return tenure.exact
    ? `took the alias ${spell} days ago`
    : `has held the alias for at least ${spell} days`
}

const daysSince = (at: Date, now: Date) =>
  Math.max(0, Math.floor((now.getTime() - at.getTime()) / DAY))

/** Holders with a part that is loaded by unpickling: loading it can run anything. */
export const pickled = (members: readonly Member[]): Answer =>
  ask(members, (member) => {
    const gap = gapIn(member, (read) => read.pickled)
    if (gap !== null) return gap
    const words = member.read?.pickled.known ? member.read.pickled.value : []
    return words.length === 0 ? null : `Loaded by ${words.join(', ')}`
  })

/** Holders with a package that is bound to no version, or to none at all because there is no list. */
export const unpinned = (members: readonly Member[]): Answer =>
  ask(members, (member) => {
    const gap = gapIn(member, (read) => read.packages)
    if (gap !== null) return gap
    const packages = member.read?.packages.known ? member.read.packages.value : null
    if (packages === null) return 'It has no requirements.txt'
    const open = packages.filter(({ pinned }) => pinned === null).map(({ name }) => name)
    return open.length === 0 ? null : `Not pinned: ${open.join(', ')}`
  })

/**
 * Where the holder of `other` is better on data that both were measured on, in at least one metric, and worse in none.
 * Which way is better is what the policy says, else what the metric's name suggests.
 */
export function betterWaiting(
  members: readonly Member[],
  { versions }: Pick<Snapshot, 'versions'>,
  other: string,
  now: Date,
): Answer {
  const rivals = members.filter(({ model, version }) => {
    const rival = model.aliases.get(other)
    return rival !== undefined && rival !== version
  })
  return ask(rivals, (member) => {
    const rival = member.model.aliases.get(other) ?? ''
    const challenger = versions.get(keyOf(member.model.name, rival))
    const gap = gapIn(member, ({ points }) => points) ?? gapOf(challenger, ({ points }) => points)
    if (gap !== null) return gap
    const held = member.read?.points.known ? member.read.points.value : []
    const own = challenger?.points.known ? challenger.points.value : []
    const met = compareMetrics(held, own).filter(isMeeting)
    if (met.length === 0) return { unknown: `v${rival} has no metric on the same data` }
    const better = met.filter(({ outcome }) => outcome === 'better')
    if (better.length === 0 || met.some(({ outcome }) => outcome === 'worse')) return null
    const values = better.map(({ key, holder, candidate }) => `${key} ${holder} → ${candidate}`)
    return `v${rival} is better: ${values.join(', ')}; ${waitWords(challenger, now)}`
  })
}

/** From when on it could have taken over. */
function waitWords(challenger: AliasedVersion | undefined, now: Date): string {
  const created = challenger?.record.known ? challenger.record.value.created : null
  return created === null
    ? 'the server does not say since when it waits'
    : `it has waited for ${daysSince(created, now)} days`
}

/** Models that nobody gave an alias and the server has not seen change for `days`. */
export function idle(
  { models }: Pick<Snapshot, 'models'>,
  scope: Scope,
  days: number,
  now: Date,
): Answer {
  const asked = models.filter(inScope(scope))
  const hits: Line[] = []
  const unknown: Line[] = []
  for (const { name, aliases, updated, tags } of asked) {
    if (aliases.size > 0) continue
    const line = { model: name, version: null, owner: ownerOf(tags) }
    const age = updated === null ? null : daysSince(updated, now)
    if (age === null) unknown.push({ ...line, fact: 'The server does not say when it changed' })
    else if (age > days) hits.push({ ...line, fact: `Unchanged for ${age} days, and no alias` })
  }
  return { of: asked.length, hits, unknown }
}
