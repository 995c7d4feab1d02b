import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { BARS_HEIGHT, type BarPart, type BarsProps } from './stackedBars'

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 }
const TICK = { fill: 'var(--ink-quiet)', fontSize: 11 }
const WIDEST = 32

/** The picture, by Recharts; a chunk of its own. The arrow keys read it out bar by bar. */
export function StackedBarsDrawing({ label, parts, bars, width }: BarsProps) {
  // React's ids hold letters that an address can't
  const id = useId().replaceAll(/[^\w-]/g, '')
  const rows = bars.map(({ label: name, counts, part }) => ({
    name: part ? `${name}*` : name,
    ...Object.fromEntries(counts.map((count, i) => [`y${i}`, count])),
  }))
  return (
    <div>
      <ResponsiveContainer width={width ?? '100%'} height={BARS_HEIGHT}>
        <BarChart data={rows} margin={MARGIN} title={label} className="tabular-nums">
          <defs>
            {parts.map((part, i) => (
              <Pattern key={part.name} id={`${id}-${i}`} {...part} />
            ))}
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="name"
            interval="preserveStartEnd"
            minTickGap={8}
            tick={TICK}
            tickLine={false}
            stroke="var(--line-strong)"
          />
          <YAxis width="auto" allowDecimals={false} tick={TICK} tickLine={false} axisLine={false} />
          {parts.map(({ name, color }, i) => (
            <Bar
              key={name}
              dataKey={`y${i}`}
              name={name}
              stackId="all"
              maxBarSize={WIDEST}
              fill={`url(#${id}-${i})`}
              stroke={color}
              isAnimationActive={false}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--surface-hover)' }}
            content={<Readout />}
          />
        </BarChart>
      </ResponsiveContainer>
      <ul aria-hidden="true" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-label">
        {parts.map(({ name, color }, i) => (
          <li key={name} className="flex items-center gap-1.5">
            <svg viewBox="0 0 12 12" className="size-3 shrink-0">
              <rect
                x="0.5"
                y="0.5"
                width="11"
                height="11"
                fill={`url(#${id}-${i})`}
                stroke={color}
              />
            </svg>
            {name}
          </li>
        ))}
        {bars.some(({ part }) => part) && <li className="text-quiet">* in part</li>}
      </ul>
    </div>
  )
}

/** Stripes and dots leave the ground to be seen: what is told by colour is told by them as well. */
function Pattern({ id, color, fill }: BarPart & { id: string }) {
  const box = { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }
  switch (fill) {
    case 'solid':
      return (
        <pattern {...box}>
          <rect width="6" height="6" fill={color} />
        </pattern>
      )
    case 'striped':
      return (
        <pattern {...box} patternTransform="rotate(45)">
          <rect width="2" height="6" fill={color} />
        </pattern>
      )
    case 'dotted':
      return (
        <pattern {...box}>
          <circle cx="3" cy="3" r="1.5" fill={color} />
        </pattern>
      )
    case 'crossed':
      return (
        <pattern {...box} patternTransform="rotate(45)">
          <path d="M0 0h6v2H2v4H0z" fill={color} />
        </pattern>
      )
    default:
      return fill satisfies never
  }
}

interface ReadoutProps {
  /** Given by Recharts. */
  active?: boolean
  label?: unknown
  payload?: readonly { dataKey?: unknown; name?: unknown; value?: unknown }[]
}

/** The counts of the bar that the pointer or the arrow keys chose. */
function Readout({ active = false, label, payload = [] }: ReadoutProps) {
  if (!active || payload.length === 0) return null
  return (
    <div className="rounded border border-line-strong bg-raised px-2 py-1 text-label text-ink shadow-lg">
      <p className="font-semibold">{String(label)}</p>
      {payload.map(({ dataKey, name, value }) => (
        <p key={String(dataKey)} className="flex justify-between gap-3">
          {String(name)}
          <span className="font-mono tabular-nums">{Number(value)}</span>
        </p>
      ))}
    </div>
  )
}
