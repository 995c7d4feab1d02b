import type { Dataset, LoggedModel, Metric, Run } from './tracking'

export interface MetricGroup {
  /** Null: measured on no dataset that was logged. */
  dataset: { name: string; digest: string } | null
  /** What the run used the dataset for (`mlflow.data.context`), where it says. */
  context: string | null
  /** Whose record the values are. */
  from: 'logged model' | 'run'
  metrics: readonly Metric[]
}

/**
 * Metrics by dataset (name and digest), in the order in which they were first met; those without a dataset last.
 *
 * With a dataset, the logged model's record is exact. Without one it may hold the first step of a series (MLflow 3.17
 * links the value that was there first), so the run's, which is the latest, is preferred. A run's record doesn't name
 * datasets: a value of it that repeats one shown with its dataset is left out, and so is, in a run that logged several
 * models, a metric that this model has with a dataset (the run's latest may be another model's).
 */
export function groupMetrics(loggedModel: LoggedModel | null, run: Run | null): MetricGroup[] {
  const ofModel = newestOfEach(loggedModel?.metrics ?? [])
  const known = new Set(ofModel.map(seriesKey))
  const ofRun = newestOfEach(run?.metrics ?? []).filter(
    (metric) => metric.dataset === null || !known.has(seriesKey(metric)),
  )

  const measured = [...ofModel, ...ofRun].filter(({ dataset }) => dataset !== null)
  const measuredKeys = new Set(ofModel.filter(({ dataset }) => dataset).map(({ key }) => key))
  const measuredValues = new Set(measured.map(valueKey))
  const severalModels = (run?.modelOutputs.length ?? 0) > 1
  const latest = ofRun.filter(
    (metric) =>
      metric.dataset === null &&
      !measuredValues.has(valueKey(metric)) &&
      !(severalModels && measuredKeys.has(metric.key)),
  )
  const inRun = new Set(ofRun.map(({ key }) => key))
  const onlyInModel = ofModel.filter(({ dataset, key }) => dataset === null && !inRun.has(key))

  const datasets = run?.datasets ?? []
  return [
    ...byDataset(ofModel, 'logged model', datasets),
    ...byDataset(ofRun, 'run', datasets),
    ...withoutDataset(latest, 'run'),
    ...withoutDataset(onlyInModel, 'logged model'),
  ]
}

function byDataset(
  metrics: readonly Metric[],
  from: MetricGroup['from'],
  datasets: readonly Dataset[],
): MetricGroup[] {
  const groups = new Map<string, { dataset: { name: string; digest: string }; metrics: Metric[] }>()
  for (const metric of metrics) {
    if (metric.dataset === null) continue
    const key = datasetKey(metric.dataset)
    const group = groups.get(key)
    if (group) group.metrics.push(metric)
    else groups.set(key, { dataset: metric.dataset, metrics: [metric] })
  }
  return [...groups].map(([key, group]) => ({
    ...group,
    from,
    context: datasets.find((dataset) => datasetKey(dataset) === key)?.context ?? null,
  }))
}

const withoutDataset = (metrics: readonly Metric[], from: MetricGroup['from']): MetricGroup[] =>
  metrics.length === 0 ? [] : [{ dataset: null, context: null, from, metrics }]

/** One per key and dataset: that of the highest step, the later one of two. */
function newestOfEach(metrics: readonly Metric[]): readonly Metric[] {
  const newest = new Map<string, Metric>()
  for (const metric of metrics) {
    const key = seriesKey(metric)
    const before = newest.get(key)
    if (before === undefined || isNewer(metric, before)) newest.set(key, metric)
  }
  return [...newest.values()]
}

function isNewer(a: Metric, b: Metric): boolean {
  if (a.step !== b.step) return a.step > b.step
  return (a.at?.getTime() ?? 0) >= (b.at?.getTime() ?? 0)
}

const seriesKey = ({ key, dataset }: Metric) =>
  JSON.stringify([key, dataset && datasetKey(dataset)])

// as text: JSON has no NaN
const valueKey = ({ key, value }: Metric) => JSON.stringify([key, String(value)])

const datasetKey = ({ name, digest }: { name: string; digest: string }) =>
  JSON.stringify([name, digest])
