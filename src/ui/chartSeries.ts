/** Colours of series, told apart by their shapes as well. Gold and violet stay with champion and challenger. */
export const SERIES_LOOKS = [
  { color: 'var(--series-1)', shape: 'circle' },
  { color: 'var(--series-2)', shape: 'square' },
  { color: 'var(--series-3)', shape: 'triangle' },
  { color: 'var(--series-4)', shape: 'diamond' },
  { color: 'var(--series-5)', shape: 'ring' },
  { color: 'var(--series-6)', shape: 'cross' },
] as const

export type SeriesShape = (typeof SERIES_LOOKS)[number]['shape']

/** The look of a series, `n`-th among the others. */
export const lookOf = ({ look }: Pick<ChartSeries, 'look'>, n: number) =>
  SERIES_LOOKS[(look ?? n) % SERIES_LOOKS.length] ?? SERIES_LOOKS[0]

export interface ChartSeries {
  id: string
  /** Plain text, made visible: it is written into a picture. */
  label: string
  points: readonly { x: number; y: number }[]
  /** The points are of one kind, and a line may lead from one to the next. */
  joined: boolean
  /** Which of the looks it has; by its place among the others where it is left out. */
  look?: number
  /** Places at which a line must not lead on: what is there can't be drawn. Sorted. */
  gaps?: readonly number[]
}

/** A place on the x axis that is pointed out. */
export interface ChartMark {
  x: number
  label: string
  tone: 'champion' | 'challenger'
}

/** A value that others are held against, drawn across. */
export interface ChartLevel {
  y: number
  label: string
  tone: 'champion' | 'challenger'
}

export interface ChartProps {
  /** What is shown, as a sentence; spoken before the numbers are. */
  label: string
  series: readonly ChartSeries[]
  marks?: readonly ChartMark[]
  levels?: readonly ChartLevel[]
  scale: 'linear' | 'log'
  /** Words for a value on the x axis, and the way to the next tick: a version has no half. */
  formatX: (x: number) => string
  wholeX: boolean
  /** There is one series, and what stands above the picture says what it is. */
  nameless?: boolean
  /** In pixels. */
  height?: number
}

export const CHART_HEIGHT = 256

/** Rows of numbers by x, as Recharts reads them: one column a series, null where a line ends. */
export function chartRows(series: readonly ChartSeries[]): Record<string, number | null>[] {
  const rows = new Map<number, Record<string, number | null>>()
  const at = (x: number) => {
    const known = rows.get(x)
    if (known !== undefined) return known
    const made: Record<string, number | null> = { x }
    rows.set(x, made)
    return made
  }
  series.forEach(({ points, gaps = [] }, i) => {
    for (const { x, y } of points) at(x)[keyOf(i)] = y
    // a value that is there wins over a gap at the same place
    for (const x of gaps) at(x)[keyOf(i)] ??= null
  })
  return [...rows.values()].sort((a, b) => (a['x'] ?? 0) - (b['x'] ?? 0))
}

/** The column of the n-th series: labels are user text, and no key of an object. */
export const keyOf = (n: number) => `y${n}`

/** At most four digits that count, without an exponent where it reads better. */
export function shortNumber(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e6 || size < 1e-4) return value.toExponential(2).replace('e+', 'e')
  return String(Number(value.toPrecision(4)))
}
