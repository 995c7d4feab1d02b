import { type Direction, guessDirection } from './metricDirection'
import type { VersionPoint } from './versionMetrics'

/*
 * Metrics of a holder and of a candidate, as two who might change places. Values meet only where both were measured on
 * data of the same digest: a difference between values on different data says nothing, and is never computed.
 *
 *   compareMetrics(holder, candidate, rules)  →  MetricComparison[], by key
 */

/** One value, and what it was measured on (null: not recorded). */
export type MetricPoint = Pick<VersionPoint, 'key' | 'value' | 'dataset'>

/** How far a value may fall behind: an amount, or a share of the holder's value. */
export type Tolerance = { kind: 'amount'; value: number } | { kind: 'share'; value: number }

/** What a policy says of one metric; null: nothing. */
export interface MetricRule {
  direction: Direction | null
  tolerance: Tolerance | null
  /** The worst value that will do, whatever the holder has. */
  bound: number | null
}

/** Which way is better, and who says so; null: nobody, and the name tells nothing. */
export type DirectionSaid = { direction: Direction; from: 'policy' | 'guess' } | null

/**
 * What the change amounts to. `within`: worse, within the tolerance. `unclear`: nobody says which way is better.
 * `no number`: one of the values is NaN, or both are the same infinity's.
 */
export type Outcome = 'better' | 'equal' | 'within' | 'worse' | 'unclear' | 'no number'

export type MetricComparison =
  | {
      state: 'same data'
      key: string
      /** By the candidate's name for it. */
      dataset: { name: string; digest: string }
      holder: number
      candidate: number
      /** Candidate less holder; null where that is no number. */
      delta: number | null
      direction: DirectionSaid
      outcome: Outcome
    }
  /** Both have the metric, and no data in common that is not shown already. */
  | {
      state: 'different data'
      key: string
      holder: readonly MetricPoint[]
      candidate: readonly MetricPoint[]
      direction: DirectionSaid
    }
  /** Only one of them has it (on this data). */
  | {
      state: 'one side'
      key: string
      side: 'holder' | 'candidate'
      points: readonly MetricPoint[]
      direction: DirectionSaid
    }

/** A metric of both on the same data. */
export type Meeting = Extract<MetricComparison, { state: 'same data' }>

export const isMeeting = (one: MetricComparison): one is Meeting => one.state === 'same data'

/** Compares all that either has; rules are those of a policy, by key. */
export function compareMetrics(
  holder: readonly MetricPoint[],
  candidate: readonly MetricPoint[],
  rules: ReadonlyMap<string, MetricRule> = new Map(),
): MetricComparison[] {
  const keys = [...new Set([...candidate, ...holder].map(({ key }) => key))]
  return keys
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((key) => compareKey(key, of(holder, key), of(candidate, key), rules.get(key) ?? null))
}

const of = (points: readonly MetricPoint[], key: string) =>
  points.filter((point) => point.key === key)

function compareKey(
  key: string,
  holder: readonly MetricPoint[],
  candidate: readonly MetricPoint[],
  rule: MetricRule | null,
): MetricComparison[] {
  const direction = directionOf(key, rule)
  const met = meetings(holder, candidate)
  const taken = new Set(met.flatMap(({ held, own }) => [held, own]))
  const left = (points: readonly MetricPoint[]) => points.filter((point) => !taken.has(point))
  const rest = { holder: left(holder), candidate: left(candidate) }
  const same = met.map(({ held, own, dataset }): MetricComparison => {
    const delta = own.value - held.value
    return {
      state: 'same data',
      key,
      dataset,
      holder: held.value,
      candidate: own.value,
      delta: Number.isNaN(delta) ? null : delta,
      direction,
      outcome: outcomeOf(held.value, own.value, direction, rule?.tolerance ?? null),
    }
  })
  if (rest.holder.length > 0 && rest.candidate.length > 0)
    return [...same, { state: 'different data', key, ...rest, direction }]
  const alone = (['holder', 'candidate'] as const)
    .filter((side) => rest[side].length > 0)
    .map((side): MetricComparison => ({
      state: 'one side',
      key,
      side,
      points: rest[side],
      direction,
    }))
  return [...same, ...alone]
}

/** Pairs on one digest; of several, those that also agree on the name of the data. */
function meetings(holder: readonly MetricPoint[], candidate: readonly MetricPoint[]) {
  return candidate.flatMap((own) => {
    const { dataset } = own
    if (dataset === null) return []
    const onDigest = holder.filter((point) => point.dataset?.digest === dataset.digest)
    const held = onDigest.find((point) => point.dataset?.name === dataset.name) ?? onDigest[0]
    return held === undefined ? [] : [{ held, own, dataset }]
  })
}

export function directionOf(key: string, rule: MetricRule | null): DirectionSaid {
  if (rule?.direction) return { direction: rule.direction, from: 'policy' }
  const direction = guessDirection(key)
  return direction === null ? null : { direction, from: 'guess' }
}

function outcomeOf(
  holder: number,
  candidate: number,
  said: DirectionSaid,
  tolerance: Tolerance | null,
): Outcome {
  if (holder === candidate) return 'equal'
  const delta = candidate - holder
  if (Number.isNaN(delta)) return 'no number'
  if (said === null) return 'unclear'
  const gain = said.direction === 'higher' ? delta : -delta
  if (gain > 0) return 'better'
  return -gain <= slack(holder, tolerance) ? 'within' : 'worse'
}

/** How far a value may fall behind `holder`; a hair more, since 0.9 - 0.89 is more than 0.01 to a computer. */
function slack(holder: number, tolerance: Tolerance | null): number {
  if (tolerance === null) return 0
  const allowed = tolerance.kind === 'amount' ? tolerance.value : Math.abs(holder) * tolerance.value
  return allowed + Math.abs(holder) * 1e-12
}

/** Whether a value keeps a policy's bound; null where that can't be said. */
export function keepsBound(value: number, bound: number, said: DirectionSaid): boolean | null {
  if (said === null) return null
  return said.direction === 'higher' ? value >= bound : value <= bound
}
