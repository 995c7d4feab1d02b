import { Link } from 'react-router'
import { monthOf } from '../../lib/calendarDay'
import { paths } from '../../paths'
import { Button } from '../../ui/Button'
import { buttonLook } from '../../ui/buttonLooks'
import { wholeMonth } from './monthWords'
import { lastMonth, withReport } from './reportMonth'

interface Props {
  params: URLSearchParams
  /** Null: it is the overview that is looked at. */
  month: Date | null
  now: Date
}

/** From the overview to the report of the last whole month; from a report to those beside it, and on paper. */
export function ReportLinks({ params, month, now }: Props) {
  const to = (other: Date | null) => paths.overview(withReport(params, other))
  if (month === null)
    return (
      <Link to={to(lastMonth(now))} className={`${buttonLook('plain')} print:hidden`}>
        Monthly report
      </Link>
    )
  const [before, after] = [monthOf(month, -1), monthOf(month, 1)]
  return (
    <nav aria-label="Reports" className="flex flex-wrap gap-2 print:hidden">
      <Link to={to(null)} className={buttonLook('plain')}>
        Overview
      </Link>
      <Link to={to(before)} className={buttonLook('plain')}>
        {wholeMonth(before)}
      </Link>
      {after <= now && (
        <Link to={to(after)} className={buttonLook('plain')}>
          {wholeMonth(after)}
        </Link>
      )}
      <Button onClick={() => print()}>Print</Button>
    </nav>
  )
}
