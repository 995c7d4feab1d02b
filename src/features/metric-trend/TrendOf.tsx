import { useId, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { ModelVersion } from '../../registry/model'
import { type VersionRecordsRead, metricKeys, pointsOf } from '../../registry/versionMetrics'
import { Chart } from '../../ui/Chart'
import { Empty } from '../../ui/Empty'
import { visibleText } from '../../ui/visibleText'
import { TrendTable } from './TrendTable'
import { trendOf } from './trend'

interface Props {
  read: VersionRecordsRead
  versions: readonly ModelVersion[]
  aliases: ReadonlyMap<string, string>
  complete: boolean
}

const KEEP_PLACE = { preventScrollReset: true, replace: true }

/** The metric that the address names (or the one that most versions can be compared by) over versions. */
export function TrendOf({ read, versions, aliases, complete }: Props) {
  const [params, setParams] = useSearchParams()
  const field = useId()
  const points = useMemo(() => pointsOf(versions, read), [versions, read])
  const keys = useMemo(() => metricKeys(points), [points])
  const [first] = keys
  const asked = params.get('metric')
  const key = asked !== null && keys.includes(asked) ? asked : (first ?? '')
  const trend = useMemo(() => trendOf(points, key, aliases), [points, key, aliases])
  const limits = limitsOf(read, versions, complete)
  if (first === undefined) {
    return <Empty>No metric is recorded behind these versions. {limits}</Empty>
  }
  const name = visibleText(key)
  const without = versions.length - trend.versions.length
  return (
    <>
      <Chart
        label={`${name} over ${trend.versions.length} versions. The table holds the same numbers.`}
        series={trend.series}
        marks={trend.marks}
        levels={trend.levels}
        scale="linear"
        formatX={(place) => `v${trend.versions[place] ?? ''}`}
        wholeX
        controls={
          <>
            <label htmlFor={field} className="text-table text-quiet">
              Metric
            </label>
            <select
              id={field}
              value={key}
              onChange={({ target }) =>
                setParams((now) => withMetric(now, target.value, first), KEEP_PLACE)
              }
              className="h-8 max-w-60 rounded border border-line-strong bg-raised px-2 font-mono text-table text-ink"
            >
              {keys.map((one) => (
                <option key={one} value={one}>
                  {visibleText(one)}
                </option>
              ))}
            </select>
          </>
        }
        table={<TrendTable rows={trend.rows} aliases={aliases} name={name} />}
      />
      {asked !== null && asked !== key && (
        <p className="mt-1 text-table text-warn">
          No version here has a value of {visibleText(asked)}: {name} is shown.
        </p>
      )}
      <p className="mt-1 max-w-[72ch] text-label text-quiet tabular-nums">
        A line joins values that were measured on the same data (name and digest); others can’t be
        compared.{' '}
        {without > 0 && `${without} of the ${versions.length} versions have no value of ${name}. `}
        {trend.notDrawn > 0 && `${trend.notDrawn} not drawn: NaN or infinite. `}
        {limits}
      </p>
    </>
  )
}

function withMetric(params: URLSearchParams, key: string, byItself: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (key === byItself) next.delete('metric')
  else next.set('metric', key)
  return next
}

/** What was asked, and what could not be read. */
function limitsOf(
  { unread, requests }: VersionRecordsRead,
  versions: readonly ModelVersion[],
  complete: boolean,
): string {
  const count = versions.length
  const which =
    count === 1 ? 'The one version' : `${complete ? 'All' : 'The newest'} ${count} versions`
  const asked = requests === 1 ? '1 request' : `${requests} requests`
  const said = [`${which}, read with ${asked}.`]
  const runsThatAre = (why: string) => [...unread.values()].filter((one) => one === why).length
  const runs = (n: number, what: string) => {
    if (n > 0) said.push(`${n === 1 ? '1 run' : `${n} runs`} ${what}.`)
  }
  runs(runsThatAre('closed'), 'closed to you')
  runs(runsThatAre('gone'), 'gone')
  runs(runsThatAre('not looked for'), 'not looked for: that would take more requests')
  return said.join(' ')
}
