import { grouped } from '../../lib/counted'
import { durationWords } from '../../lib/duration'
import type { MonthNumbers } from '../../registry/overview/report'
import { Scroller } from '../../ui/Scroller'
import { wholeMonth } from './monthWords'

const HEADS = ['Month', 'Moves', 'Approved by nobody', 'Back or emergency', 'Half took at most']

/** Months below each other, the last one last. */
export const MonthsTable = ({
  label,
  numbers,
}: {
  label: string
  numbers: readonly MonthNumbers[]
}) => (
  <Scroller label={label} className="mt-2">
    <table className="w-full text-table tabular-nums">
      <caption className="sr-only">{label}</caption>
      <thead className="border-b border-line-strong">
        <tr>
          {HEADS.map((head, i) => (
            <th
              key={head}
              scope="col"
              className={`label py-1 pr-4 whitespace-nowrap ${i === 0 ? 'text-left' : 'text-right'}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbers.map(({ month, moves, unreviewed, wrong, lead }) => (
          <tr key={month.from.getTime()} className="border-b border-line">
            <th scope="row" className="py-1 pr-4 text-left font-normal whitespace-nowrap">
              {wholeMonth(month.from)}
              {month.part && <span className="text-quiet"> (in part)</span>}
            </th>
            {[moves, unreviewed, wrong].map((count, i) => (
              // each column has its own place
              <td key={HEADS[i + 1]} className="py-1 pr-4 text-right">
                {grouped(count)}
              </td>
            ))}
            <td className="py-1 pr-4 text-right whitespace-nowrap">
              {lead.total === null ? (
                <span className="text-quiet">–</span>
              ) : (
                durationWords(lead.total)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
)
