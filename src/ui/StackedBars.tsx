import { lazy } from 'react'
import { grouped } from '../lib/counted'
import { Caption, ChartFrame } from './ChartFrame'
import { Scroller } from './Scroller'
import { BARS_HEIGHT, type BarsProps } from './stackedBars'

const Drawing = lazy(async () => ({
  default: (await import('./StackedBarsDrawing')).StackedBarsDrawing,
}))

/** Counts beside each other, each made up of its parts, with their table. */
export function StackedBars(props: BarsProps) {
  return (
    <ChartFrame
      height={BARS_HEIGHT}
      controls={<Caption>{props.label}</Caption>}
      table={<BarsTable {...props} />}
    >
      <Drawing {...props} />
    </ChartFrame>
  )
}

function BarsTable({ label, parts, bars }: BarsProps) {
  return (
    <Scroller label={label} className="max-h-80">
      <table className="w-full max-w-[44rem] text-table tabular-nums">
        <caption className="sr-only">{label}</caption>
        <thead className="border-b border-line-strong">
          <tr>
            <th scope="col" className="label py-1 pr-4 text-left">
              When
            </th>
            {parts.map(({ name }) => (
              <th key={name} scope="col" className="label py-1 pr-4 text-right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label} className="border-b border-line">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                {bar.label}
                {bar.part && <span className="text-quiet"> (in part)</span>}
              </th>
              {parts.map(({ name }, i) => (
                <td key={name} className="py-1 pr-4 text-right">
                  {grouped(bar.counts[i] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}
