import type { MetricPoint } from '../metricComparison'
import { groupMetrics } from '../metricGroups'
import { type Known, type VersionFacts, know } from './facts'

/**
 * Every value of a version with what it was measured on. Not known where neither record of them could be read, nor where one
 * is empty: the other, which is closed, may hide what it lacks.
 */
export function metricPoints({
  run,
  loggedModel,
}: Pick<VersionFacts, 'run' | 'loggedModel'>): Known<readonly MetricPoint[]> {
  const points = groupMetrics(
    loggedModel.known ? loggedModel.value : null,
    run.known ? run.value : null,
  ).flatMap(({ dataset, metrics }) => metrics.map(({ key, value }) => ({ key, value, dataset })))
  const gap = !run.known ? run : !loggedModel.known ? loggedModel : null
  return points.length === 0 && gap !== null ? gap : know(points)
}
