import type { ReactNode } from 'react'
import { grouped } from '../../lib/counted'
import { dayWords } from '../../lib/day'
import { durationWords } from '../../lib/duration'
import { monthOf } from '../../lib/calendarDay'
import { membersOf } from '../../registry/overview/members'
import { type Month, monthsUpTo } from '../../registry/overview/months'
import { withoutOwner } from '../../registry/overview/questions'
import type { Recorded } from '../../registry/overview/recorded'
import { monthNumbers, unknownIn } from '../../registry/overview/report'
import type { Snapshot } from '../../registry/snapshot/snapshot'
import { Panel } from '../../ui/Panel'
import { useNow } from '../../ui/useNow'
import { visibleText } from '../../ui/visibleText'
import { FromLedger } from './FromLedger'
import { MovesByMonth } from './MovesByMonth'
import { MonthsTable } from './MonthsTable'
import type { View } from './scope'
import type { Ledger } from './useLedger'

/** So many months make the trend. */
const MONTHS = 6

interface Props {
  snapshot: Snapshot
  ledger: Ledger
  view: View
  /** Its first moment. */
  month: Date
}

/** One page about one month, from the same answers as the questions: five numbers, their trend, and what they don't know. */
export function Report({ snapshot, ledger, view: { scope }, month }: Props) {
  return (
    <FromLedger
      ledger={ledger}
      would={`What moved @${visibleText(scope.alias)} in a month, who looked at it first, and what went wrong would be told here.`}
    >
      {(recorded) => <Page snapshot={snapshot} recorded={recorded} scope={scope} from={month} />}
    </FromLedger>
  )
}

interface PageProps {
  snapshot: Snapshot
  recorded: Recorded
  scope: View['scope']
  from: Date
}

function Page({ snapshot, recorded, scope, from }: PageProps) {
  const now = useNow()
  const to = monthOf(from, 1)
  const month: Month = { from, to, part: to > now || (recorded.since ?? from) > from }
  const months = monthsUpTo({ last: from, now, since: recorded.since, most: MONTHS })
  const own = monthNumbers(recorded.moves, month)
  const members = membersOf(snapshot, scope)
  const ownerless = withoutOwner(members)
  const alias = `@${visibleText(scope.alias)}`
  // nobody kept records then: no number would be true
  const told = recorded.since !== null && recorded.since < to
  const before = months.at(-2)
  const last = before === undefined ? null : monthNumbers(recorded.moves, before)
  return (
    <div className="max-w-[44rem]">
      <Panel title="Five numbers">
        <ul className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-3 print:grid-cols-3">
          <OneNumber value={told ? own.moves : null} before={last?.moves ?? null}>
            moves of {alias}
          </OneNumber>
          <OneNumber value={told ? own.unreviewed : null} before={last?.unreviewed ?? null}>
            of these approved by nobody
          </OneNumber>
          <OneNumber value={told ? own.wrong : null} before={last?.wrong ?? null}>
            went back or were emergencies
          </OneNumber>
          <OneNumber
            value={told ? own.lead.total : null}
            before={last?.lead.total ?? null}
            said={durationWords}
          >
            or less from registration to {alias}, for half of {grouped(own.lead.known)}
          </OneNumber>
          <OneNumber value={ownerless.hits.length} before={null}>
            of {grouped(ownerless.of)} holders of {alias} have no owner now
          </OneNumber>
        </ul>
      </Panel>
      {months.length > 0 && (
        <Panel title="Trend">
          <MovesByMonth moves={recorded.moves} months={months} />
          <MonthsTable
            numbers={months.map((one) => monthNumbers(recorded.moves, one))}
            label="The numbers by month"
          />
        </Panel>
      )}
      <Panel title="What these numbers don’t know">
        <ul className="list-disc pl-5 text-table">
          {unknownIn(recorded, { month, now, snapshot, members, day: dayWords }).map((one) => (
            <li key={one}>{one}.</li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

interface NumberProps {
  /** Null: not known. */
  value: number | null
  /** In the month before; null: not known, or it makes no sense. */
  before: number | null
  said?: (value: number) => string
  children: ReactNode
}

const OneNumber = ({ value, before, said = grouped, children }: NumberProps) => (
  <li>
    <strong className="block text-title tabular-nums">
      {value === null ? <span className="text-unknown">? not known</span> : said(value)}
    </strong>
    <span className="block text-table">{children}</span>
    {value !== null && before !== null && (
      <span className="block text-label text-quiet">{said(before)} the month before</span>
    )}
  </li>
)
