import { useState } from 'react'
import { Link } from 'react-router'
import { counted, grouped } from '../../lib/counted'
import { dayWords } from '../../lib/day'
import { paths } from '../../paths'
import { changesIn, holds } from '../../registry/history/changes'
import type { Move } from '../../registry/overview/moves'
import { type Recorded, policyFor } from '../../registry/overview/recorded'
import { Button } from '../../ui/Button'
import { visibleText } from '../../ui/visibleText'
import { Asked, Figure } from './Asked'
import { ChangeRow } from './ChangeRow'
import { FromLedger } from './FromLedger'
import { HOWS, HOW_ORDER } from './moveWords'
import { moveRows } from './moveRows'
import type { View } from './scope'
import type { Ledger } from './useLedger'

const TITLE = 'What changed in production?'

/** So many are looked into at once: a contract and metrics cost eight requests. */
const LOOKED_INTO = 12

interface Props {
  ledger: Ledger
  view: View
  /** Prints this alone. */
  onPrint: () => void
}

/** What moved between two days: from which version to which, who said so, why, how, and what it means for those who call it. */
export function ChangedPanel({ ledger, view, onPrint }: Props) {
  const { period, scope } = view
  const moves = ledger.recorded?.moves.filter(({ at }) => holds(period, at)) ?? []
  return (
    <Asked
      title={TITLE}
      rows={moves.length === 0 ? null : () => moveRows(moves)}
      actions={
        ledger.recorded !== undefined && (
          <Button look="quiet" onClick={onPrint} aria-label={`Print: ${TITLE}`}>
            Print
          </Button>
        )
      }
    >
      <FromLedger
        ledger={ledger}
        would={`What @${visibleText(scope.alias)} was and is between two days, who moved it and why, what waits for review, and what moved outside would be told here.`}
      >
        {(recorded) => <Changed recorded={recorded} moves={moves} view={view} />}
      </FromLedger>
    </Asked>
  )
}

interface ChangedProps {
  recorded: Recorded
  moves: readonly Move[]
  view: View
}

function Changed({ recorded, moves, view: { scope, period, between } }: ChangedProps) {
  const [most, setMost] = useState(LOOKED_INTO)
  const changes = changesIn(recorded.lanes, period)
  const alias = visibleText(scope.alias)
  const last = new Date(period.to.getTime() - 1)
  return (
    <>
      <Figure value={grouped(moves.length)}>
        {moves.length === 1 ? 'move' : 'moves'} of @{alias} in {counted(changes.length, 'model')}{' '}
        between {dayWords(period.from)} and {dayWords(last)}
        <Hows moves={moves} />
      </Figure>
      {changes.length > 0 && (
        <ul aria-label="What moved" className="mt-2 text-table">
          {changes.map((change, i) => (
            <ChangeRow
              key={change.lane.run}
              change={change}
              moves={moves.filter(({ model }) => model === change.lane.model)}
              policy={policyFor(recorded, change.lane.model)}
              lookInto={i < most}
            />
          ))}
        </ul>
      )}
      {changes.length > most && (
        <Button className="mt-2 print:hidden" onClick={() => setMost(Infinity)}>
          Read contracts and metrics of the other {grouped(changes.length - most)}
        </Button>
      )}
      <Unknown recorded={recorded} from={period.from} />
      <p className="mt-1 text-table print:hidden">
        <Link
          to={paths.history({ alias: scope.alias, ...between })}
          className="text-accent hover:underline"
        >
          Everything that happened to @{alias} in these days
        </Link>
      </p>
    </>
  )
}

/** The sum by how they came about, each with its sign. */
function Hows({ moves }: { moves: readonly Move[] }) {
  const back = moves.filter((move) => move.back).length
  return (
    <span className="inline-flex flex-wrap gap-x-3 text-table md:ml-2">
      {HOW_ORDER.map((how) => {
        const count = moves.filter((move) => move.how === how).length
        const { sign, look, words } = HOWS[how]
        return (
          count > 0 && (
            <span key={how} className={look}>
              <span aria-hidden="true">{sign} </span>
              {grouped(count)} {words}
            </span>
          )
        )
      })}
      {back > 0 && (
        <span className="text-warn">
          <span aria-hidden="true">↶ </span>
          {grouped(back)} back
        </span>
      )}
    </span>
  )
}

/** Moves nobody saw must not be taken for none. */
function Unknown({ recorded: { lanes, since }, from }: { recorded: Recorded; from: Date }) {
  if (since === null)
    return <p className="text-label text-quiet">Nothing is recorded of this alias yet.</p>
  return (
    <p className="mt-1 text-label text-quiet">
      {counted(lanes.length, 'model')} recorded, the first since {dayWords(since)}
      {since > from && '; what moved before that is not known'}.
    </p>
  )
}
