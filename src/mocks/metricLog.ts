import { badRequest, invalid } from './answer'
import { checkEntityName, checkLength } from './names'
import type { MetricRow, RunRow, World } from './world'

// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/tracking/sqlalchemy_store.py#L1392

/** A value as a client logs it. */
export interface Measured {
  key: string
  value: number
  timestamp: number
  step: number
  /** Of the logged model that was measured; '' when none was. */
  model_id: string
  dataset_name: string
  dataset_digest: string
}

export function checkDataset({ dataset_name, dataset_digest }: Measured) {
  if ((dataset_name === '') !== (dataset_digest === ''))
    throw invalid('Both dataset_name and dataset_digest must be provided if one is provided')
}

/** `path`: where in a batch it stands. */
export function checkMetric({ key, value, timestamp }: Measured, path: string) {
  const at = (field: string) => (path === '' ? field : `${path}.${field}`)
  checkEntityName(key, at('name'))
  if (timestamp < 0)
    throw invalid(
      `Invalid value ${timestamp} for parameter '${at('timestamp')}' supplied: metric '${key}' (value=${value}). Timestamp must be a nonnegative long (64-bit integer) `,
    )
  checkLength('Metric name', 250, key)
}

/** The database has no infinity, and keeps the largest number in its place. */
const held = (value: number) => Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE)

/** The database keeps a NaN as 0 and a flag. */
export const stored = ({ value }: Pick<MetricRow, 'value'>) => (Number.isNaN(value) ? 0 : value)

const same = ({ value, timestamp, step }: MetricRow) => `${value} ${timestamp} ${step}`

// Who logs ten thousand steps must not wait for ten thousand comparisons each time.
const known = new WeakMap<MetricRow[], Set<string>>()

function knownIn(history: MetricRow[]): Set<string> {
  const found = known.get(history) ?? new Set(history.map(same))
  known.set(history, found)
  return found
}

function historyOf(run: RunRow, key: string): MetricRow[] {
  const kept = run.histories.get(key)
  if (kept) return kept
  const history = run.metrics.filter((metric) => metric.key === key)
  run.histories.set(key, history)
  return history
}

const isLater = (a: MetricRow, b: MetricRow) =>
  a.step - b.step || a.timestamp - b.timestamp || stored(a) - stored(b)

/** Adds to the history; the latest by step, time and value is what the run shows. Logged twice is logged once. */
function log(run: RunRow, row: MetricRow) {
  const history = historyOf(run, row.key)
  const seen = knownIn(history)
  if (seen.has(same(row))) return
  seen.add(same(row))
  history.push(row)
  const at = run.metrics.findIndex(({ key }) => key === row.key)
  const shown = run.metrics[at]
  if (!shown) run.metrics.push(row)
  else if (isLater(row, shown) > 0) run.metrics[at] = row
}

export function logMetrics(run: RunRow, metrics: readonly Measured[]) {
  for (const { key, value, timestamp, step } of metrics)
    log(run, { key, value: held(value), timestamp, step })
}

/** What was measured of logged models. The database holds one value of a step, a time and a run, and refuses another. */
export function logModelMetrics(world: World, run: RunRow, metrics: readonly Measured[]) {
  for (const { model_id, key, value, timestamp, step, dataset_name, dataset_digest } of metrics) {
    if (model_id === '') continue
    const model = world.loggedModels.get(model_id)
    if (!model) throw badRequest('(sqlite3.IntegrityError) FOREIGN KEY constraint failed')
    const row: MetricRow = {
      key,
      // unlike a run's, without the flag that says NaN
      value: held(stored({ value })),
      timestamp,
      step,
      ...(dataset_name === '' ? {} : { dataset_name }),
      ...(dataset_digest === '' ? {} : { dataset_digest }),
      run_id: run.run_id,
    }
    const other = model.metrics.find(
      (each) =>
        each.key === key &&
        each.timestamp === timestamp &&
        each.step === step &&
        (each.run_id ?? model.source_run_id) === run.run_id,
    )
    if (!other) model.metrics.push(row)
    else if (
      other.value !== row.value ||
      other.dataset_name !== row.dataset_name ||
      other.dataset_digest !== row.dataset_digest
    )
      throw badRequest('(sqlite3.IntegrityError) UNIQUE constraint failed: logged_model_metrics')
  }
}
