import { evenly, loggedValue } from '../../registry/metricHistory'
import type { Metric } from '../../registry/tracking'
import { Scroller } from '../../ui/Scroller'
import { Time } from '../../ui/Time'

/** More is in the file: nobody reads ten thousand rows, and a document is slow with them. */
const MOST_ROWS = 200

/** A history as numbers. */
export function HistoryTable({ points, name }: { points: readonly Metric[]; name: string }) {
  const shown = evenly(points, MOST_ROWS)
  return (
    <Scroller label={`Values of ${name}`} className="max-h-64">
      <table className="w-full max-w-[32rem] text-table">
        <caption className="sr-only">
          Values of {name}
          {shown.length < points.length &&
            `, ${shown.length} of ${points.length.toLocaleString('en')}; the CSV has all`}
        </caption>
        <thead className="border-b border-line-strong">
          <tr>
            <th scope="col" className="label py-1 pr-3 text-right">
              Step
            </th>
            <th scope="col" className="label py-1 pr-3 text-right">
              Value
            </th>
            <th scope="col" className="label py-1 text-right">
              Logged
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ step, value, at }, i) => (
            // a step may be logged twice
            <tr key={i} className="border-b border-line">
              <th scope="row" className="py-1 pr-3 text-right font-normal tabular-nums">
                {step}
              </th>
              <td className="py-1 pr-3 text-right tabular-nums">{String(loggedValue(value))}</td>
              <td className="py-1 text-right text-quiet">
                <Time at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}
