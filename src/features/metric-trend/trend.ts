import { compareVersions } from '../../registry/versions'
import { type MetricSeries, type VersionPoint, seriesOf } from '../../registry/versionMetrics'
import type { ChartLevel, ChartMark, ChartSeries } from '../../ui/chartSeries'
import { shortNumber } from '../../ui/chartSeries'
import { visibleText } from '../../ui/visibleText'

export interface Trend {
  series: readonly ChartSeries[]
  marks: readonly ChartMark[]
  /** The champion's value on the data that most versions share. */
  levels: readonly ChartLevel[]
  /** The versions along the x axis, the oldest first; a place on the axis is an index of this list. */
  versions: readonly string[]
  /** Rows of the table, the newest first. */
  rows: readonly VersionPoint[]
  /** Values that can't be drawn: NaN or infinite. */
  notDrawn: number
}

/** Looks 0 to 3 are for lines; a value alone on its data is a ring, one without known data a cross. */
const LINES = 4
const RING = 4
const CROSS = 5

/** One metric over versions, to be drawn: a line joins only what was measured on the same data. */
export function trendOf(
  points: readonly VersionPoint[],
  key: string,
  aliases: ReadonlyMap<string, string>,
): Trend {
  const all = seriesOf(points, key)
  const rows = all
    .flatMap((series) => series.points)
    .sort((a, b) => compareVersions(b.version, a.version))
  const versions = [...new Set(rows.map(({ version }) => version))].toReversed()
  const place = new Map(versions.map((version, i) => [version, i]))
  const drawn = (own: readonly VersionPoint[]) =>
    own
      .filter(({ value }) => Number.isFinite(value))
      .map(({ version, value }) => ({ x: place.get(version) ?? 0, y: value }))
  const lines = all.filter(({ dataset, points: own }) => dataset !== null && own.length > 1)
  const alone = all.filter(({ dataset, points: own }) => dataset !== null && own.length === 1)
  const unknown = all.filter(({ dataset }) => dataset === null)
  const lone = (id: string, label: string, look: number, of: readonly MetricSeries[]) => {
    const own = drawn(of.flatMap((one) => one.points)).sort((a, b) => a.x - b.x)
    return own.length === 0 ? [] : [{ id, label, look, joined: false, points: own }]
  }
  return {
    versions,
    rows,
    notDrawn: rows.filter(({ value }) => !Number.isFinite(value)).length,
    series: [
      ...lines.map(({ dataset, points: own }, i) => ({
        id: JSON.stringify(dataset),
        label: dataLabel(dataset),
        look: i % LINES,
        joined: true,
        points: drawn(own),
      })),
      ...lone(
        'alone',
        alone.length === 1 ? dataLabel(alone[0]?.dataset ?? null) : 'other data, each its own',
        RING,
        alone,
      ),
      ...lone('unknown', 'data not recorded', CROSS, unknown),
    ],
    marks: (['champion', 'challenger'] as const).flatMap((alias) => {
      const version = aliases.get(alias)
      const x = version === undefined ? undefined : place.get(version)
      return x === undefined ? [] : [{ x, label: `@${alias} v${version}`, tone: alias }]
    }),
    levels: levelOf(lines[0], aliases.get('champion')),
  }
}

/** Values on other data are not held against it, so it is told of the longest line alone. */
function levelOf(longest: MetricSeries | undefined, champion: string | undefined): ChartLevel[] {
  const held = longest?.points.find(({ version }) => version === champion)
  if (longest === undefined || held === undefined || !Number.isFinite(held.value)) return []
  const label = `@champion ${shortNumber(held.value)} on ${dataLabel(longest.dataset)}`
  return [{ y: held.value, label, tone: 'champion' }]
}

/** A dataset by name and digest. */
export const dataLabel = (dataset: VersionPoint['dataset']) =>
  dataset === null
    ? 'not recorded'
    : `${visibleText(dataset.name)}${dataset.digest === '' ? '' : ` #${visibleText(dataset.digest)}`}`
