import { invalid, json } from '../answer'
import type { Params } from '../ask'
import { byCodePoint } from '../like'
import { checked, int, list, optional, readMessage, required, string, unchecked } from '../message'
import { stored } from '../metricLog'
import { page } from '../paging'
import type { MetricRow, RunRow, World } from '../world'
import { some } from './rows'
import { idOf, RUN } from './runs'

/** A run that isn't there has no values: MLflow looks for these alone. */
const historyOf = (run: RunRow | undefined, key: string): MetricRow[] =>
  run?.histories.get(key) ?? run?.metrics.filter((metric) => metric.key === key) ?? []

const answer = ({ key, value, timestamp, step }: MetricRow) => ({ key, value, timestamp, step })

const byTime = (a: MetricRow, b: MetricRow) =>
  a.timestamp - b.timestamp || a.step - b.step || stored(a) - stored(b)

const HISTORY = {
  ...RUN,
  metric_key: required(string),
  page_token: string,
  max_results: unchecked(optional(int)),
}

/** All values in the order of their time. In pages only when a size is asked for. */
export function getHistory(world: World, params: Params) {
  const said = readMessage(params, HISTORY)
  const { metric_key: key, max_results: max = Infinity, page_token } = said
  if (max <= 0)
    throw invalid(
      `Invalid value ${max} for parameter 'max_results' supplied. It must be a positive integer.`,
    )
  const rows = historyOf(world.runs.get(idOf(said)), key).toSorted(byTime)
  const { items, next } = page(rows, max, page_token)
  return json({ metrics: some(items.map(answer)), next_page_token: next })
}

const MOST_RUNS = 100
const MOST_IN_BULK = 25_000

/** GET /ajax-api/2.0/mlflow/metrics/get-history-bulk: run after run, by id. */
export function getBulk(world: World, params: Params) {
  const ids = params.list('run_id')
  if (ids.length === 0)
    throw invalid('GetMetricHistoryBulk request must specify at least one run_id.')
  if (ids.length > MOST_RUNS)
    throw invalid(
      `GetMetricHistoryBulk request cannot specify more than ${MOST_RUNS} run_ids. Received ${ids.length} run_ids.`,
    )
  if (!params.has('metric_key'))
    throw invalid('GetMetricHistoryBulk request must specify a metric_key.')
  const key = params.text('metric_key')
  const max = Math.min(params.integer('max_results', MOST_IN_BULK), MOST_IN_BULK)
  const metrics = [...new Set(ids)].toSorted(byCodePoint).flatMap((run_id) =>
    historyOf(world.runs.get(run_id), key)
      .toSorted(byTime)
      .map((row) => ({ ...answer(row), run_id })),
  )
  return json({ metrics: metrics.slice(0, max) })
}
const MOST_PER_RUN = 2500

/**
 * Evenly many rows for each of `buckets`, the first ones larger where it doesn't come out even, and the first row of
 * each; the last row of all takes the place of the last. As SQL's NTILE.
 */
export function sample<T>(rows: readonly T[], buckets: number): T[] {
  const count = Math.min(rows.length, buckets)
  const [size, larger] = [Math.floor(rows.length / count), rows.length % count]
  const found = Array.from({ length: count }, (_, i) => rows[i * size + Math.min(i, larger)])
  const last = rows.at(-1)
  if (last !== undefined && found.at(-1) !== last) {
    if (found.length >= buckets) found.pop()
    found.push(last)
  }
  return found.flatMap((row) => row ?? [])
}

const SAMPLED = {
  run_ids: checked(
    required(list(string)),
    (ids) =>
      !Array.isArray(ids) ||
      ids.length <= MOST_RUNS ||
      `GetMetricHistoryBulkInterval request must specify at most ${MOST_RUNS} run_ids. Received ${ids.length} run_ids.`,
  ),
  metric_key: required(string),
  start_step: optional(int),
  end_step: optional(int),
  max_results: checked(
    optional(int),
    (max) =>
      (Number(max) >= 1 && Number(max) <= MOST_PER_RUN) ||
      `max_results must be between 1 and ${MOST_PER_RUN}.`,
  ),
}

function range(from: number | undefined, to: number | undefined): [from: number, to: number] {
  if ((from === undefined) !== (to === undefined))
    throw invalid('If either start step or end step are specified, both must be specified.')
  if (from === undefined || to === undefined) return [-Infinity, Infinity]
  if (from > to)
    throw invalid(
      `end_step must be greater than start_step. Found start_step=${from} and end_step=${to}.`,
    )
  return [from, to]
}

/** At most so many values of each run, evenly chosen, by step. */
export function getSampled(world: World, params: Params) {
  const { run_ids, metric_key, start_step, end_step, max_results } = readMessage(params, SAMPLED)
  const [from, to] = range(start_step, end_step)
  const metrics = run_ids.flatMap((run_id) => {
    const rows = historyOf(world.runs.get(run_id), metric_key)
      .filter(({ step }) => step >= from && step <= to)
      .toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp || stored(a) - stored(b))
    return sample(rows, max_results ?? MOST_PER_RUN).map((row) => ({ ...answer(row), run_id }))
  })
  return json({ metrics: some(metrics) })
}
