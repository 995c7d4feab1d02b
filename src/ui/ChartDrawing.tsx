import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { ChartDot } from './ChartDot'
import { CHART_HEIGHT, type ChartProps, chartRows, keyOf, lookOf, shortNumber } from './chartSeries'

/** More than this is a line: dots would cover it. */
const MOST_DOTS = 60
/** So many series carry their names; of more the list below the chart does. */
const MOST_LABELS = 2
/** So few places each have a tick, as far as there is room. */
const MOST_TICKS = 12
const MARGIN = { top: 28, right: 16, bottom: 0, left: 0 }
const TICK = { fill: 'var(--ink-quiet)', fontSize: 11 }

/** The picture, by Recharts; a chunk of its own. The arrow keys read it out point by point. */
export function ChartDrawing(props: ChartProps) {
  const { label, series, marks = [], levels = [], scale, formatX, wholeX } = props
  const { nameless = false, height = CHART_HEIGHT } = props
  const rows = chartRows(series)
  return (
    <div>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart data={rows} margin={MARGIN} title={label} className="tabular-nums">
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="x"
            type="number"
            domain={['dataMin', 'dataMax']}
            allowDecimals={!wholeX}
            ticks={
              wholeX && rows.length <= MOST_TICKS ? rows.map((row) => row['x'] ?? 0) : undefined
            }
            tickFormatter={formatX}
            minTickGap={24}
            padding={{ left: 16, right: 16 }}
            tick={TICK}
            tickLine={false}
            stroke="var(--line-strong)"
          />
          <YAxis
            width="auto"
            scale={scale}
            domain={['auto', 'auto']}
            // the name of a series that ends on top stays below those of the marks
            padding={{ top: 22 }}
            tickFormatter={shortNumber}
            tick={TICK}
            tickLine={false}
            axisLine={false}
          />
          {levels.map((level) => (
            <ReferenceLine
              key={`${level.tone} ${level.label}`}
              y={level.y}
              stroke={`var(--${level.tone}-line)`}
              strokeDasharray="4 4"
              label={{
                value: level.label,
                position: 'insideBottomLeft',
                fill: `var(--${level.tone})`,
                fontSize: 11,
              }}
            />
          ))}
          {marks.map((mark) => (
            <ReferenceLine
              key={`${mark.tone} ${mark.label}`}
              x={mark.x}
              stroke={`var(--${mark.tone}-line)`}
              strokeWidth={2}
              label={{
                value: mark.label,
                // two may stand side by side
                position: mark.tone === 'champion' ? 'top' : 'insideBottomRight',
                fill: `var(--${mark.tone})`,
                fontSize: 11,
                fontWeight: 600,
              }}
            />
          ))}
          {series.map((one, i) => {
            const { id, joined, points } = one
            const { color, shape } = lookOf(one, i)
            return (
              <Line
                key={id}
                dataKey={keyOf(i)}
                name={one.label}
                stroke={color}
                strokeWidth={joined ? 1.75 : 0}
                connectNulls={one.gaps === undefined}
                isAnimationActive={false}
                dot={points.length > MOST_DOTS ? false : <ChartDot shape={shape} color={color} />}
                activeDot={{ r: 4, fill: color, stroke: 'var(--surface)', strokeWidth: 2 }}
              />
            )
          })}
          {!nameless &&
            series.length <= MOST_LABELS &&
            series.map((one, i) => {
              const { id, label: name, points } = one
              const last = points.at(-1)
              return (
                last !== undefined && (
                  <ReferenceDot
                    key={id}
                    x={last.x}
                    y={last.y}
                    r={0}
                    label={<EndLabel text={name} color={lookOf(one, i).color} below={i > 0} />}
                  />
                )
              )
            })}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)', strokeDasharray: '3 3' }}
            content={<Readout formatX={formatX} />}
          />
        </LineChart>
      </ResponsiveContainer>
      {series.length > MOST_LABELS && (
        <ul aria-hidden="true" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-label">
          {series.map((one, i) => (
            <li key={one.id} className="flex items-center gap-1.5">
              <svg viewBox="-6 -6 12 12" className="size-3 shrink-0">
                <ChartDot cx={0} cy={0} {...lookOf(one, i)} />
              </svg>
              {one.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface ReadoutProps {
  formatX: (x: number) => string
  /** Given by Recharts. */
  active?: boolean
  label?: unknown
  payload?: readonly { dataKey?: unknown; name?: unknown; value?: unknown; color?: string }[]
}

/** The values at the place that the pointer or the arrow keys chose. */
function Readout({ formatX, active = false, label, payload = [] }: ReadoutProps) {
  if (!active || payload.length === 0) return null
  return (
    <div className="rounded border border-line-strong bg-raised px-2 py-1 text-label text-ink shadow-lg">
      <p className="font-semibold">{formatX(Number(label))}</p>
      {payload.map(({ dataKey, name, value, color }) => (
        <p key={String(dataKey)} className="flex justify-between gap-3">
          <span className="flex items-center gap-1.5">
            <svg viewBox="0 0 8 8" aria-hidden="true" className="size-2">
              <circle cx="4" cy="4" r="4" fill={color} />
            </svg>
            {String(name)}
          </span>
          <span className="font-mono tabular-nums">{Number(value)}</span>
        </p>
      ))}
    </div>
  )
}

interface EndLabelProps {
  text: string
  color: string
  below: boolean
  /** Given by Recharts. */
  viewBox?: { x?: number; y?: number }
}

/** The name of a series at its last point. */
function EndLabel({ text, color, below, viewBox }: EndLabelProps) {
  return (
    <text
      x={(viewBox?.x ?? 0) + 6}
      y={(viewBox?.y ?? 0) + (below ? 18 : -10)}
      textAnchor="end"
      fontSize={11}
      fontWeight={600}
      fill={color}
      stroke="var(--surface)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {text}
    </text>
  )
}
