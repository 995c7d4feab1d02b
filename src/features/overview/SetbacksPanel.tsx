import { counted, grouped } from '../../lib/counted'
import { durationWords } from '../../lib/duration'
import { paths } from '../../paths'
import { holds } from '../../registry/history/changes'
import { owesReview, setbacks, timeToRestore } from '../../registry/overview/ledgerAnswers'
import { median } from '../../registry/overview/median'
import { monthsUpTo } from '../../registry/overview/months'
import type { Move } from '../../registry/overview/moves'
import type { ListedModel } from '../../registry/snapshot/snapshot'
import { useNow } from '../../ui/useNow'
import { visibleText } from '../../ui/visibleText'
import { LedgerAnswer } from './LedgerAnswer'
import { MonthBars } from './MonthBars'
import { type View, lastMoment } from './scope'
import type { Ledger } from './useLedger'

interface Props {
  ledger: Ledger
  models: readonly ListedModel[]
  view: View
}

/** Steps back and emergencies, and how long it took to go back. */
export function SetbacksPanel({ ledger, models, view }: Props) {
  const { scope, period, between } = view
  const now = useNow()
  const answer = ledger.recorded && setbacks(ledger.recorded, { models, period }, durationWords)
  return (
    <LedgerAnswer
      title="How often does it go wrong?"
      ledger={ledger}
      answer={answer}
      says={`moves of @${visibleText(scope.alias)} went back or were emergencies`}
      search={{
        to: paths.history({ alias: scope.alias, ...between, kind: 'moves' }),
        label: 'All moves of these days',
      }}
    >
      {({ moves, since }) => (
        <>
          <Parts moves={moves.filter(({ at }) => holds(period, at))} />
          <MonthBars
            label="Steps back and emergencies by month"
            months={monthsUpTo({ last: lastMoment(view, now), now, since })}
            items={moves}
            at={({ at }) => at}
            parts={PARTS}
          />
        </>
      )}
    </LedgerAnswer>
  )
}

const PARTS = [
  { name: 'Back', color: 'var(--warn)', fill: 'striped', has: ({ back }: Move) => back },
  {
    name: 'Emergency',
    color: 'var(--fail)',
    fill: 'crossed',
    has: ({ how }: Move) => how === 'emergency',
  },
] as const

function Parts({ moves }: { moves: readonly Move[] }) {
  const back = moves.filter((move) => move.back)
  const urgent = moves.filter(({ how }) => how === 'emergency')
  const owed = urgent.filter(owesReview).length
  const times = back.flatMap((move) => timeToRestore(move) ?? [])
  const middle = median(times)
  if (moves.length === 0) return null
  return (
    <p className="text-table text-quiet">
      {counted(back.length, 'step')} back
      {middle !== null &&
        ` (${times.length === 1 ? '' : 'half of them '}after ${times.length === 1 ? '' : 'at most '}${durationWords(middle)})`}
      , {grouped(urgent.length)} {urgent.length === 1 ? 'emergency' : 'emergencies'}
      {owed > 0 && (
        <span className="text-fail">
          {' '}
          <span aria-hidden="true">! </span>
          {grouped(owed)} not reviewed
        </span>
      )}
    </p>
  )
}
