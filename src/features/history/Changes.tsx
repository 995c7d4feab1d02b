import { shortDate } from '../../lib/time'
import { counted, grouped } from '../../lib/counted'
import type { Mark } from '../../registry/ledger/event'
import type { Lane } from '../../registry/ledger/lane'
import {
  type Change,
  type Period,
  changesIn,
  changesSentence,
} from '../../registry/history/changes'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'
import { AliasPill } from '../common/AliasPill'
import { ModelLink } from './ModelLink'
import { useShown } from './useShown'

const AT_ONCE = 12

interface Props {
  lanes: readonly Lane[]
  period: Period
  /** More is still to be read: what is told may not be all. */
  partial: boolean
}

/** What moved in production in a period, alias by alias: who held it before, and who after. */
export function Changes({ lanes, period, partial }: Props) {
  const now = useNow()
  const changes = changesIn(lanes, period)
  const [shown, setShown] = useShown(AT_ONCE)
  return (
    <Panel title="What changed in production">
      <p className="text-body">
        {periodWords(period, now)} {changesSentence(changes)}
        {partial ? ', as far as the ledger is read' : ''}.
      </p>
      {changes.length > 0 && (
        <ul aria-label="Aliases that moved" className="mt-2 text-table">
          {changes.slice(0, shown).map((change) => (
            <ChangeLine key={change.lane.run} change={change} />
          ))}
        </ul>
      )}
      {changes.length > shown && (
        <Button look="quiet" className="mt-1 -ml-3 print:hidden" onClick={() => setShown(Infinity)}>
          Show all {grouped(changes.length)} aliases
        </Button>
      )}
      <Watched lanes={lanes} />
    </Panel>
  )
}

function ChangeLine({ change: { lane, before, after, moves, outside } }: { change: Change }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-line py-1.5 first:border-t-0 md:grid md:grid-cols-[minmax(0,16rem)_minmax(0,10rem)_9rem_minmax(0,1fr)]">
      <ModelLink name={lane.model} />
      <span>
        <AliasPill alias={lane.alias} />
      </span>
      <span className="font-mono">
        <Held mark={before} /> → <Held mark={after} />
      </span>
      <span>
        {moves > 1 && <span className="text-quiet">in {counted(moves, 'move')} </span>}
        {outside > 0 && (
          <span className="text-outside">
            <span aria-hidden="true">⟵ </span>
            {outside === moves && moves === 1 ? 'outside' : `${outside} outside`}
          </span>
        )}
      </span>
    </li>
  )
}

function Held({ mark }: { mark: Mark | null | undefined }) {
  if (mark === undefined) return <span className="text-quiet">not known</span>
  if (mark === null) return <span className="text-quiet">none</span>
  return (
    <>
      v<UserText text={mark.version} />
    </>
  )
}

/** A move by somebody who goes round the console is seen by those who look; it must not be taken for no move. */
function Watched({ lanes }: { lanes: readonly Lane[] }) {
  if (lanes.length === 0) return null
  const unwatched = lanes.filter(({ watchedSince }) => watchedSince === null).length
  return (
    <p className="mt-2 max-w-[72ch] text-label text-quiet">
      {lanes.length === 1 ? '1 alias is' : `${grouped(lanes.length)} aliases are`} recorded; aliases
      that nobody looked at yet are not among them.
      {unwatched > 0 &&
        ` Nobody watches ${unwatched === lanes.length ? 'them' : `${unwatched} of them`}: moves made elsewhere show when somebody looks.`}
    </p>
  )
}

function periodWords({ from, to }: Period, now: Date): string {
  const last = to === null ? null : new Date(to.getTime() - 1)
  const day = (at: Date) => shortDate(at, now).replace(/,? \d\d:\d\d$/, '')
  if (from === null) return last === null ? 'In all that is recorded,' : `Up to ${day(last)},`
  return last === null ? `Since ${day(from)},` : `Between ${day(from)} and ${day(last)},`
}
