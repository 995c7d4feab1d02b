import type { Judged } from '../snapshot/snapshot'
import { type Policy, weightOf } from '../policy'
import type { Member } from './members'

/** How far a holder is from passing every check that has a weight. */
export type Level =
  /** Every one passes. */
  | 'ready'
  /** None fails, and one wants a look. */
  | 'nearly'
  /** One fails. */
  | 'not ready'
  /** None fails and none wants a look, of those that could be told; the others can't. */
  | 'not known'

export interface Readiness {
  member: Member
  /** All of its checks, those without a weight among them. */
  checks: readonly Judged[]
  level: Level
  /** What passes of the weight of the checks that could be told, from 0 to 1; null: none could. */
  share: number | null
  /** What falls short, the heaviest first. */
  short: readonly Judged[]
  /** What nobody can tell. */
  unknown: readonly Judged[]
}

/** How a member fares, and what that is worth by its policy. */
export interface Fared {
  checks: readonly Judged[]
  policy: Pick<Policy, 'weights'>
}

/**
 * By the checks that review goes by, each with the weight that the policy of its model gives it; the worst first, and what
 * is not known at all after what is known.
 */
export function readinessOf(
  members: readonly Member[],
  faredBy: (member: Member) => Fared,
): readonly Readiness[] {
  return members
    .map((member) => readinessOfOne(member, faredBy(member)))
    .sort(
      (a, b) =>
        (a.share ?? 2) - (b.share ?? 2) ||
        RANK[a.level] - RANK[b.level] ||
        b.unknown.length - a.unknown.length,
    )
}

const RANK = { 'not ready': 0, nearly: 1, 'not known': 2, ready: 3 } as const satisfies Record<
  Level,
  number
>

function readinessOfOne(member: Member, { checks, policy }: Fared): Readiness {
  const weight = ({ gate }: Judged) => weightOf(policy, gate)
  const counting = checks.filter((check) => weight(check) > 0)
  const told = counting.filter(({ result }) => result !== 'unknown')
  const whole = sum(told.map(weight))
  const passed = sum(told.filter(({ result }) => result === 'pass').map(weight))
  const unknown = counting.filter(({ result }) => result === 'unknown')
  const short = told
    .filter(({ result }) => result !== 'pass')
    .toSorted((a, b) => weight(b) - weight(a))
  return {
    member,
    checks,
    level: levelOf(short, told.length === 0 || unknown.length > 0),
    share: whole === 0 ? null : passed / whole,
    short,
    unknown,
  }
}

function levelOf(short: readonly Judged[], gaps: boolean): Level {
  if (short.some(({ result }) => result === 'fail')) return 'not ready'
  if (short.length > 0) return 'nearly'
  return gaps ? 'not known' : 'ready'
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
