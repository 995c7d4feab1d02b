import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { counted, grouped } from '../../lib/counted'
import { daysOf, durationWords } from '../../lib/duration'
import { paths } from '../../paths'
import { holds } from '../../registry/history/changes'
import {
  type LeadRow,
  type LeadTime,
  approversOf,
  leadByTeam,
  leadOf,
  leadTimes,
} from '../../registry/overview/leadTimes'
import { type Month, isIn, monthsUpTo } from '../../registry/overview/months'
import type { ListedModel } from '../../registry/snapshot/snapshot'
import { Caption } from '../../ui/ChartFrame'
import { Chart } from '../../ui/Chart'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'
import { visibleText } from '../../ui/visibleText'
import { Asked, Figure } from './Asked'
import { FromLedger } from './FromLedger'
import { monthLabels } from './monthWords'
import { type View, lastMoment } from './scope'
import type { Ledger } from './useLedger'

const TITLE = 'How long until it is in production?'
const DAY = 86_400_000

const STEPS = [
  ['total', 'In all'],
  ['toAsk', 'To ask'],
  ['toApproval', 'To approve'],
  ['toPlace', 'To put in place'],
] as const satisfies readonly (readonly [keyof LeadRow, string])[]

interface Props {
  ledger: Ledger
  models: readonly ListedModel[]
  view: View
}

/** From registration to the alias, step by step: by team, and by month. */
export function LeadTimePanel({ ledger, models, view }: Props) {
  const now = useNow()
  const { scope, period, between } = view
  const moves = ledger.recorded?.moves ?? []
  const all = leadTimes(moves)
  const times = all.filter(({ move }) => holds(period, move.at))
  const sum = leadOf(times)
  return (
    <Asked title={TITLE} rows={times.length === 0 ? null : () => timeRows(times)}>
      <FromLedger ledger={ledger} would={null}>
        {({ since }) => (
          <>
            <Figure value={sum.total === null ? '–' : durationWords(sum.total)}>
              {sum.total === null
                ? `no version became @${visibleText(scope.alias)} in these days`
                : `or less, from registration on, for half of the ${counted(sum.known, 'version')} that became @${visibleText(scope.alias)}`}
            </Figure>
            {sum.known < sum.of && (
              <p className="text-label text-quiet">
                Not known of {grouped(sum.of - sum.known)}: nobody says when they were registered.
              </p>
            )}
            {times.length > 0 && (
              <Teams
                rows={leadByTeam(times, new Map(models.map(({ name, tags }) => [name, tags])))}
                all={sum}
              />
            )}
            {times.length > 0 && (
              <p className="mt-1 text-label text-quiet">
                Half took at most so long. The steps are those of what a review approved.
              </p>
            )}
            <Approvers counts={approversOf(moves.filter(({ at }) => holds(period, at)))} />
            <Trend times={all} months={monthsUpTo({ last: lastMoment(view, now), now, since })} />
            {times.length > 0 && (
              <p className="mt-1 text-table print:hidden">
                <Link
                  to={paths.history({ alias: scope.alias, ...between, kind: 'reviews' })}
                  className="text-accent hover:underline"
                >
                  Reviews of these days
                </Link>
              </p>
            )}
          </>
        )}
      </FromLedger>
    </Asked>
  )
}

function Teams({ rows, all }: { rows: readonly LeadRow[]; all: LeadRow }) {
  return (
    <Scroller label={`${TITLE} By team`} className="mt-2">
      <table className="w-full text-table tabular-nums">
        <caption className="sr-only">
          Half of the versions took at most so long, by team and step
        </caption>
        <thead className="border-b border-line-strong">
          <tr>
            <th scope="col" className="label py-1 pr-4 text-left">
              Team
            </th>
            {['Versions', ...STEPS.map(([, name]) => name)].map((head) => (
              <th key={head} scope="col" className="label py-1 pr-4 text-right whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.team} row={row}>
              {row.team === null ? (
                <span className="text-quiet">no team</span>
              ) : (
                <UserText text={row.team} />
              )}
            </Row>
          ))}
          {rows.length > 1 && <Row row={all}>all</Row>}
        </tbody>
      </table>
    </Scroller>
  )
}

const Row = ({ row, children }: { row: LeadRow; children: ReactNode }) => (
  <tr className="border-b border-line">
    <th scope="row" className="max-w-60 min-w-24 py-1 pr-4 text-left font-normal break-words">
      {children}
    </th>
    <td className="py-1 pr-4 text-right">{grouped(row.of)}</td>
    {STEPS.map(([step]) => (
      <td key={step} className="py-1 pr-4 text-right whitespace-nowrap">
        {row[step] === null ? <span className="text-quiet">–</span> : durationWords(row[step])}
      </td>
    ))}
  </tr>
)

function Approvers({ counts }: { counts: readonly (readonly [string, number])[] }) {
  if (counts.length === 0) return null
  return (
    <p className="mt-1 text-table text-quiet">
      Approved by{' '}
      {counts.slice(0, 8).map(([name, count], i) => (
        <span key={name}>
          {i > 0 && ', '}
          <UserText text={name} /> {grouped(count)}
        </span>
      ))}
      {counts.length > 8 && ` and ${grouped(counts.length - 8)} more`}
    </p>
  )
}

function Trend({ times, months }: { times: readonly LeadTime[]; months: readonly Month[] }) {
  const labels = monthLabels(months)
  const rows = months.map((month, i) => ({
    label: labels[i] ?? '',
    ...leadOf(times.filter(({ move }) => isIn(month, move.at))),
  }))
  const known = rows.flatMap(({ total }, x) => (total === null ? [] : [{ x, y: total / DAY }]))
  if (known.length < 2) return null
  const label = 'Days from registration to the alias, by month; half took at most so long'
  return (
    <Chart
      label={label}
      controls={<Caption>{label}</Caption>}
      nameless
      series={[
        {
          id: 'total',
          label: 'days',
          points: known.map(({ x, y }) => ({ x, y: Math.round(y * 10) / 10 })),
          joined: true,
          gaps: rows.flatMap(({ total }, x) => (total === null ? [x] : [])),
        },
      ]}
      scale="linear"
      formatX={(x) => labels[x] ?? ''}
      wholeX
      height={180}
      table={
        <Scroller label={label} className="max-h-80">
          <table className="w-full max-w-[32rem] text-table tabular-nums">
            <caption className="sr-only">{label}</caption>
            <thead className="border-b border-line-strong">
              <tr>
                {['Month', 'Versions', 'Days'].map((head, i) => (
                  <th
                    key={head}
                    scope="col"
                    className={`label py-1 pr-4 ${i === 0 ? 'text-left' : 'text-right'}`}
                  >
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label} className="border-b border-line">
                  <th scope="row" className="py-1 pr-4 text-left font-normal">
                    {row.label}
                  </th>
                  <td className="py-1 pr-4 text-right">{grouped(row.of)}</td>
                  <td className="py-1 pr-4 text-right">
                    {row.total === null ? '–' : daysOf(row.total)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      }
    />
  )
}

const timeRows = (times: readonly LeadTime[]): string[][] => [
  [
    'model',
    'version',
    'in place (UTC)',
    'hours in all',
    'until asked',
    'until approved',
    'until in place',
    'request',
  ],
  ...times.map(({ move, total, toAsk, toApproval, toPlace }) => [
    move.model,
    move.to?.version ?? '',
    move.at.toISOString(),
    ...[total, toAsk, toApproval, toPlace].map(hours),
    move.request?.run ?? '',
  ]),
]

const hours = (ms: number | null) => (ms === null ? '' : String(Math.round(ms / 36_000) / 100))
