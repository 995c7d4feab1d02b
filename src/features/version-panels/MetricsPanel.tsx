import type { UseQueryResult } from '@tanstack/react-query'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import type { LoggedModel, Metric, Run } from '../../registry/tracking'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { useSome } from '../../ui/useSome'
import { visibleText } from '../../ui/visibleText'
import { QueryPanel } from '../common/QueryPanel'
import { MetricHistory } from './MetricHistory'
import { type MetricGroup, groupMetrics } from '../../registry/metricGroups'

const STEP = 100

interface Props {
  /** Null where the version leads to none. */
  loggedModel: UseQueryResult<LoggedModel> | null
  run: UseQueryResult<Run> | null
  /** Which records the version leads to is known. */
  settled: boolean
}

/** What was measured, by dataset. Two records may know; where one is closed the other's is shown, and the gap is said. */
export function MetricsPanel({ loggedModel, run, settled }: Props) {
  const asked = [loggedModel, run].filter((query) => query !== null)
  // both first: a value of one record may be replaced by the other's
  const reading = !settled || asked.some((query) => !query.isFetched)
  return (
    <Panel title="Metrics">
      {reading ? (
        <Skeleton label="Reading the metrics" lines={4} />
      ) : asked.length === 0 ? (
        <Empty>
          This version names neither a run nor a logged model, which is where MLflow keeps metrics.
        </Empty>
      ) : (
        <div className="space-y-4">
          <Gap query={loggedModel} what="the logged model’s metrics" />
          <Gap query={run} what="the run’s metrics" />
          {asked.some((query) => query.data !== undefined) && (
            <Groups
              loggedModel={loggedModel?.data ?? null}
              run={run?.data ?? null}
              complete={asked.every((query) => query.data !== undefined)}
            />
          )}
        </div>
      )}
    </Panel>
  )
}

/** Nothing, unless the record could not be read (or is being asked for again). */
function Gap<T>({ query, what }: { query: UseQueryResult<T> | null; what: string }) {
  if (query === null || query.isSuccess) return null
  return (
    <QueryPanel query={query} what={what} lines={1}>
      {() => null}
    </QueryPanel>
  )
}

function Groups(read: { loggedModel: LoggedModel | null; run: Run | null; complete: boolean }) {
  const groups = groupMetrics(read.loggedModel, read.run)
  if (groups.length === 0) {
    if (!read.complete) return <Empty>Nothing in the record that could be read.</Empty>
    return (
      <Empty>
        No metrics were logged. <code className="font-mono">mlflow.log_metric</code> with{' '}
        <code className="font-mono">model_id=</code> and <code className="font-mono">dataset=</code>{' '}
        puts them here.
      </Empty>
    )
  }
  return groups.map((group) => (
    <Group
      key={`${group.from} ${JSON.stringify(group.dataset)}`}
      group={group}
      models={read.run?.modelOutputs.length ?? 0}
      // curves are the run's: a key that two groups have is drawn beside the run's own value
      runId={read.run?.id ?? null}
      drawn={group.metrics.filter(({ key }) => groupWithCurve(groups, key) === group)}
    />
  ))
}

const groupWithCurve = (groups: readonly MetricGroup[], key: string) => {
  const having = groups.filter(({ metrics }) => metrics.some((metric) => metric.key === key))
  return having.find(({ from }) => from === 'run') ?? having[0]
}

interface GroupProps {
  group: MetricGroup
  models: number
  runId: string | null
  /** Those whose curve is offered here. */
  drawn: readonly Metric[]
}

function Group({ group, models, runId, drawn }: GroupProps) {
  const { some, more } = useSome(group.metrics, { first: STEP, step: STEP })
  const [params, setParams] = useSearchParams()
  const open = params.get('curve')
  const name = group.dataset === null ? 'Without a dataset' : visibleText(group.dataset.name)
  const stepped = group.metrics.some(({ step }) => step !== 0)
  return (
    <div>
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-table">
        {group.dataset === null ? (
          <span className="font-semibold">Without a dataset</span>
        ) : (
          <>
            <span className="font-semibold">
              <UserText text={group.dataset.name} />
            </span>
            {group.dataset.digest !== '' && (
              <span className="font-mono text-quiet">
                #<UserText text={group.dataset.digest} />
              </span>
            )}
          </>
        )}
        {group.context !== null && <UserText text={group.context} className="text-quiet" />}
      </h3>
      <p className="text-label text-quiet">{sourceOf(group, models)}</p>
      <table aria-label={`Metrics, ${name}`} className="mt-1 w-full max-w-[40rem] text-table">
        <thead className="border-b border-line-strong">
          <tr>
            <th scope="col" className="label w-1/2 py-1 pr-3 text-left">
              Metric
            </th>
            <th scope="col" className="label py-1 pr-3 text-right whitespace-nowrap">
              Value
            </th>
            {stepped && (
              <th scope="col" className="label py-1 pr-3 text-right whitespace-nowrap">
                Step
              </th>
            )}
            <th scope="col" className="label py-1 pr-3 text-right whitespace-nowrap max-sm:hidden">
              Logged
            </th>
            <th scope="col" className="w-0 py-1">
              <span className="sr-only">History</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {some.map((metric) => (
            <MetricRow
              key={metric.key}
              metric={metric}
              stepped={stepped}
              runId={drawn.includes(metric) ? runId : null}
              open={open === metric.key}
              onOpen={(opened) =>
                setParams((now) => withCurve(now, opened ? metric.key : null), KEEP_PLACE)
              }
            />
          ))}
        </tbody>
      </table>
      {more}
    </div>
  )
}

const KEEP_PLACE = { preventScrollReset: true, replace: true }

function withCurve(params: URLSearchParams, key: string | null): URLSearchParams {
  const next = new URLSearchParams(params)
  if (key === null) next.delete('curve')
  else next.set('curve', key)
  return next
}

interface RowProps {
  metric: Metric
  stepped: boolean
  /** Whose history is offered; null: none is. */
  runId: string | null
  open: boolean
  onOpen: (open: boolean) => void
}

function MetricRow({ metric, stepped, runId, open, onOpen }: RowProps) {
  const history = useId()
  const shown = open && runId !== null
  return (
    <>
      <tr className={shown ? '' : 'border-b border-line'}>
        <th scope="row" className="py-1 pr-3 text-left font-mono font-normal">
          <UserText text={metric.key} />
        </th>
        <td
          className="py-1 pr-3 text-right whitespace-nowrap tabular-nums"
          title={String(metric.value)}
        >
          {sixDigits(metric.value)}
        </td>
        {stepped && (
          <td className="py-1 pr-3 text-right whitespace-nowrap tabular-nums">{metric.step}</td>
        )}
        <td className="py-1 pr-3 text-right text-quiet max-sm:hidden">
          <Time at={metric.at} />
        </td>
        <td className="py-1 text-right">
          {runId !== null && (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={shown ? history : undefined}
              aria-label={`History of ${visibleText(metric.key)}`}
              onClick={() => onOpen(!open)}
              className={`min-h-6 rounded px-1.5 text-label whitespace-nowrap font-semibold hover:bg-hover hover:text-ink ${metric.step > 0 ? 'text-accent' : 'text-quiet'}`}
            >
              {open ? 'Close' : 'Chart'}
            </button>
          )}
        </td>
      </tr>
      {shown && (
        <tr id={history} className="border-b border-line">
          <td colSpan={stepped ? 5 : 4} className="pt-1 pb-3">
            <MetricHistory runId={runId} metric={metric.key} />
          </td>
        </tr>
      )}
    </>
  )
}

function sourceOf({ from, dataset }: MetricGroup, models: number): string {
  if (from === 'run') {
    const several = models > 1 ? `, which logged ${models} models: they may be another’s` : ''
    return dataset === null ? `Latest values of the run${several}` : `From the run${several}`
  }
  return dataset === null
    ? 'From the logged model: of a series this may be the first step'
    : 'From the logged model'
}

/** NaN and infinities are values that MLflow stores: they are said, not hidden. */
const sixDigits = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value)
