import type { Metric } from './tracking'

/** What a run logged under one key, in the order of the server's. */
export interface MetricHistory {
  points: readonly Metric[]
  /** All there is, some of each stretch (first and last included), or as many as were read from the start. */
  extent: 'all' | 'sampled' | 'first'
}

/** What MLflow's SQL store answers for an infinity: the largest numbers that a double holds. */
const LARGEST = Number.MAX_VALUE

/** A value as it was logged. */
export const loggedValue = (value: number): number =>
  value === LARGEST ? Infinity : value === -LARGEST ? -Infinity : value

export type Axis = 'step' | 'time'
export type Scale = 'linear' | 'log'

export interface Curve {
  points: readonly { x: number; y: number }[]
  /** Where a value is that can't be drawn: the line ends there. */
  gaps: readonly number[]
  /** Values that can't be drawn at all, and those that a logarithm has no place for. */
  notFinite: number
  notPositive: number
  /** Logged without a time, on a time axis. */
  undated: number
}

const byX = (a: { x: number }, b: { x: number }) => a.x - b.x

/** What of a history can be drawn, and what is left out. */
export function curveOf(points: readonly Metric[], axis: Axis, scale: Scale): Curve {
  const drawn: { x: number; y: number }[] = []
  const gaps: number[] = []
  let [notFinite, notPositive, undated] = [0, 0, 0]
  for (const { step, at, value } of points) {
    const x = axis === 'step' ? step : (at?.getTime() ?? null)
    const y = loggedValue(value)
    if (x === null) undated += 1
    else if (!Number.isFinite(y)) {
      notFinite += 1
      gaps.push(x)
    } else if (scale === 'log' && y <= 0) {
      notPositive += 1
      gaps.push(x)
    } else drawn.push({ x, y })
  }
  return {
    points: drawn.sort(byX),
    gaps: gaps.sort((a, b) => a - b),
    notFinite,
    notPositive,
    undated,
  }
}

/** The history as comma-separated values: step, time, value. */
export const historyCsv = (points: readonly Metric[]): string =>
  [
    'step,time,value',
    ...points.map(({ step, at, value }) =>
      [step, at?.toISOString() ?? '', loggedValue(value)].join(','),
    ),
  ].join('\r\n')

/** At most `most` of them, evenly chosen, the first and the last among them. */
export function evenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items
  const stride = (items.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, i) => items[Math.round(i * stride)]).filter(
    (item) => item !== undefined,
  )
}
