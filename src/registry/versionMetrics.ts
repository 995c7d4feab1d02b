import { groupMetrics } from './metricGroups'
import type { ModelVersion } from './model'
import { readSource } from './source'
import type { LoggedModel, Run } from './tracking'
import { compareVersions } from './versions'

/** The records behind some versions, as far as they could be read. */
export interface VersionRecordsRead {
  runs: ReadonlyMap<string, Run>
  loggedModels: readonly LoggedModel[]
  /** Runs that could not be read, and why. */
  unread: ReadonlyMap<string, 'gone' | 'closed' | 'not looked for'>
  /** How many requests it took. */
  requests: number
}

/** One value of one version. */
export interface VersionPoint {
  version: string
  key: string
  value: number
  /** Null: what it was measured on is not recorded, so nothing can be compared with it. */
  dataset: { name: string; digest: string } | null
}

/** All values of `versions`, by the rules of the page of a version. */
export function pointsOf(
  versions: readonly ModelVersion[],
  { runs, loggedModels }: Pick<VersionRecordsRead, 'runs' | 'loggedModels'>,
): VersionPoint[] {
  const byId = new Map(loggedModels.map((model) => [model.id, model]))
  const byRun = grouped(loggedModels, ({ sourceRunId }) => sourceRunId)
  return versions.flatMap((version) => {
    const run = runs.get(version.runId ?? '') ?? null
    const source = readSource(version.source)
    // a copy names no logged model; its run tells which, where it logged a single one
    const ofRun = version.runId === null ? [] : (byRun.get(version.runId) ?? [])
    const loggedModel =
      (source.kind === 'logged-model' ? byId.get(source.id) : undefined) ??
      (source.kind === 'copy' && ofRun.length === 1 ? ofRun[0] : undefined) ??
      null
    return groupMetrics(loggedModel, run).flatMap(({ dataset, metrics }) =>
      metrics.map(({ key, value }) => ({ version: version.version, key, value, dataset })),
    )
  })
}

/** The keys, those that most versions have on a named dataset first: they are what can be compared. */
export function metricKeys(points: readonly VersionPoint[]): string[] {
  const weight = new Map<string, number>()
  for (const { key, dataset } of points) {
    weight.set(key, (weight.get(key) ?? 0) + (dataset === null ? 0.001 : 1))
  }
  return [...weight].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([key]) => key)
}

export interface MetricSeries {
  dataset: VersionPoint['dataset']
  /** By version, the oldest first. */
  points: readonly VersionPoint[]
}

/**
 * The values of one key, by the data that they were measured on (name and digest): only those of one series may be joined.
 * The longest series first; values on data that is not recorded last.
 */
export function seriesOf(points: readonly VersionPoint[], key: string): MetricSeries[] {
  const groups = grouped(
    points.filter((point) => point.key === key),
    ({ dataset }) => dataset && JSON.stringify([dataset.name, dataset.digest]),
  )
  const rank = ({ dataset, points: own }: MetricSeries) => (dataset === null ? -1 : own.length)
  const newest = ({ points: own }: MetricSeries) => own.at(-1)?.version ?? ''
  return [...groups.values()]
    .map((own) => ({
      dataset: own[0]?.dataset ?? null,
      points: [...own].sort((a, b) => compareVersions(a.version, b.version)),
    }))
    .sort((a, b) => rank(b) - rank(a) || compareVersions(newest(b), newest(a)))
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
