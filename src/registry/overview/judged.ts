import { cardOf, validationOf } from '../checks/cardGate'
import { type Finding, finding } from '../checks/check'
import { know } from '../checks/facts'
import { metricsOf } from '../checks/metricsGate'
import { ORDER, TITLES } from '../checks/runChecks'
import { GATES, type Gate, type Guard, type Policy, modeOf } from '../policy'
import { MOST_POINTS } from '../snapshot/distil'
import type { AliasedVersion, Judged, ListedModel } from '../snapshot/snapshot'
import type { Member } from './members'

/** By what a holder is judged: the policy of its model, and what guards the alias by it. */
export interface Rules {
  policy: Policy
  guard: Guard | null
}

/**
 * The checks of a holder as review does them by these rules, without those that compare. Most say the same by any policy,
 * and were done when the version was read; those that a policy has a say in are done again, with what was kept for them.
 * Empty where its record could not be read.
 */
export function judgedBy(
  { read, model }: Member,
  { policy, guard }: Rules,
  now: Date,
): readonly Judged[] {
  if (read === undefined || !read.record.known) return []
  return GATES.flatMap((gate): Judged[] => {
    if (modeOf(policy, guard, gate) === 'off') return []
    const again = findingOf(gate, read, model, policy, now)
    if (again === null) return read.checks.filter((check) => check.gate === gate)
    return [{ gate, title: TITLES[gate], result: again.result, fact: again.fact }]
  }).sort((a, b) => ORDER[a.result] - ORDER[b.result])
}

/** Null: no policy has a say in it. */
function findingOf(
  gate: Gate,
  { record, points }: AliasedVersion,
  { tags, description }: ListedModel,
  policy: Policy,
  now: Date,
): Finding | null {
  if (!record.known) return null
  if (gate === 'card')
    return cardOf({ ...record.value, model: know({ tags, description }) }, policy)
  if (gate === 'validation') return validationOf(record.value, policy, now)
  if (gate !== 'metrics' || policy.metrics.size === 0 || !points.known) return null
  // one that was not kept may break its bound
  return points.value.length < MOST_POINTS
    ? metricsOf(points.value, policy)
    : finding('unknown', 'logged model and run', 'It has more metrics than are kept of it')
}
