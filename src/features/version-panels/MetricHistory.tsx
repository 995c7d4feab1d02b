import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useApp } from '../../app'
import { fileNamePart, saveText } from '../../lib/saveText'
import { metricHistory } from '../../queries/history'
import {
  type Axis,
  type Curve,
  type MetricHistory as History,
  type Scale,
  curveOf,
  historyCsv,
} from '../../registry/metricHistory'
import { Button } from '../../ui/Button'
import { Chart } from '../../ui/Chart'
import { Choice } from '../../ui/Choice'
import { Empty } from '../../ui/Empty'
import { visibleText } from '../../ui/visibleText'
import { QueryPanel } from '../common/QueryPanel'
import { HistoryTable } from './HistoryTable'

interface Props {
  runId: string
  metric: string
}

const AXES = [
  ['step', 'By step'],
  ['time', 'By time'],
] as const
const SCALES = [
  ['linear', 'Linear'],
  ['log', 'Log'],
] as const

/** What a run logged under one key, step by step. Asked for when it is opened. */
export function MetricHistory({ runId, metric }: Props) {
  const { backend } = useApp()
  const query = useQuery(metricHistory(backend, runId, metric))
  return (
    <QueryPanel query={query} what={`the history of ${visibleText(metric)}`} lines={6}>
      {(history) =>
        history.points.length === 0 ? (
          <Empty>
            The run has no value of {visibleText(metric)} any more, or never had one: MLflow tells
            no difference.
          </Empty>
        ) : (
          <Drawn history={history} metric={metric} />
        )
      }
    </QueryPanel>
  )
}

function Drawn({ history, metric }: { history: History; metric: string }) {
  const { points } = history
  const [axis, setAxis] = useState<Axis>('step')
  const [scale, setScale] = useState<Scale>('linear')
  const curve = useMemo(() => curveOf(points, axis, scale), [points, axis, scale])
  const name = visibleText(metric)
  const series = useMemo(
    () => [{ id: 'run', label: name, points: curve.points, joined: true, gaps: curve.gaps }],
    [name, curve],
  )
  return (
    <div>
      <Chart
        label={`${name} by ${axis}, ${scale} scale. The table holds the same numbers.`}
        series={series}
        scale={scale}
        formatX={axis === 'step' ? stepWords : timeWords}
        wholeX
        controls={
          <>
            <Choice label="Axis" options={AXES} value={axis} onChange={setAxis} />
            <Choice label="Scale" options={SCALES} value={scale} onChange={setScale} />
            <Button
              look="quiet"
              onClick={() =>
                saveText(`${fileNamePart(metric)}.csv`, 'text/csv', historyCsv(points))
              }
            >
              CSV
            </Button>
          </>
        }
        table={<HistoryTable points={points} name={name} />}
      />
      <p className="mt-1 text-label text-quiet tabular-nums">
        {sentences(history, curve).join(' ')}
      </p>
    </div>
  )
}

/** How much of the history this is, and what of it is not drawn. */
function sentences({ points, extent }: History, curve: Curve): string[] {
  const count = number(points.length)
  const said = [
    {
      all: points.length === 1 ? 'One point; no more was logged.' : `${count} points, all of them.`,
      sampled: `${count} points of a longer series, chosen evenly by the server; the first and the last are among them.`,
      first: `The first ${count} points of a longer series.`,
    }[extent],
  ]
  const left = (n: number, what: string) => {
    if (n > 0) said.push(`${number(n)} ${what}`)
  }
  left(curve.notFinite, 'not drawn: NaN or infinite.')
  left(curve.notPositive, 'not drawn: zero or below has no logarithm.')
  left(curve.undated, 'not drawn: logged without a time.')
  return said
}

const number = (n: number) => n.toLocaleString('en')
const stepWords = (step: number) => `step ${number(step)}`
const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const timeWords = (ms: number) => clock.format(ms)
