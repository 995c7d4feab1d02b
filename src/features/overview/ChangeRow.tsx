import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import { type ChangeFacts, changeFacts } from '../../queries/changeFacts'
import type { Change } from '../../registry/history/changes'
import { outcomeWord } from '../../registry/compare/metrics'
import type { Mark } from '../../registry/ledger/event'
import { whyNotOpenable } from '../../registry/names'
import type { Move } from '../../registry/overview/moves'
import type { Policy } from '../../registry/policy'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { RESULTS } from '../common/CheckList'
import { HOWS, howWords, markText } from './moveWords'

const WHY_SHOWN = 200
const METRICS_SHOWN = 3

interface Props {
  change: Change
  /** Those of this alias within the period. */
  moves: readonly Move[]
  policy: Policy
  /** Contract and metrics are read. */
  lookInto: boolean
}

/** What became of one alias: its version before and after, each move on the way, and what it means. */
export function ChangeRow({ change: { lane, before, after }, moves, policy, lookInto }: Props) {
  const { model } = lane
  const openable = whyNotOpenable(model) === null
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line py-2 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)] lg:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_minmax(0,1fr)]">
      <div>
        <span className="block leading-6 font-semibold break-words">
          {openable ? (
            <Link to={paths.model(model)} className="hover:underline">
              <UserText text={cut(model, 80)} />
            </Link>
          ) : (
            <UserText text={cut(model, 80)} />
          )}
        </span>
        <Pair model={model} before={before} after={after} openable={openable} />
      </div>
      <ul aria-label="Its moves" className="space-y-1">
        {moves.map((move) => (
          <OneMove key={move.id} move={move} several={moves.length > 1} />
        ))}
      </ul>
      <div className="md:max-lg:col-start-2">
        {before && after && before.version !== after.version ? (
          lookInto && <Means model={model} before={before} after={after} policy={policy} />
        ) : (
          <span className="text-quiet">{nothingToCompare(before, after)}</span>
        )}
      </div>
    </li>
  )
}

function nothingToCompare(before: Mark | null | undefined, after: Mark | null | undefined) {
  if (before && after) return 'The same version as before.'
  if (before === null) return 'Nobody held it before.'
  if (after === null) return 'Nobody holds it any more.'
  return '? Nobody knows who held it before, so nothing compares.'
}

interface PairProps {
  model: string
  before: Mark | null | undefined
  after: Mark | null | undefined
  openable: boolean
}

function Pair({ model, before, after, openable }: PairProps) {
  const words = (
    <span className="font-mono">
      {markText(before)} → {markText(after)}
    </span>
  )
  if (!openable || !before || !after || before.version === after.version) return words
  const versions = [before, after].map(({ version }) => ({ model, version }))
  return (
    <Link
      to={paths.compare(versions)}
      className="inline-block leading-6 text-accent hover:underline"
    >
      {words}
    </Link>
  )
}

function OneMove({ move, several }: { move: Move; several: boolean }) {
  const { at, after, by, reason, request, model, from, to, back } = move
  const { sign, look } = HOWS[move.how]
  const why = plainLine(reason)
  const how = (
    <>
      <span aria-hidden="true">{sign} </span>
      {howWords(move)}
    </>
  )
  return (
    <li>
      <span className="flex flex-wrap items-baseline gap-x-2">
        {several && (
          <span className="font-mono">
            {markText(from)} → {markText(to)}
          </span>
        )}
        <span className="text-quiet">
          {after !== null && (
            <>
              <Time at={after} /> to{' '}
            </>
          )}
          <Time at={at} />
        </span>
        {by !== null && (
          <span>
            by <UserText text={by.name} />
            {by.trust !== 'signed' && <span className="text-quiet"> (unverified)</span>}
          </span>
        )}
        <span className={look}>
          {request !== null && whyNotOpenable(model) === null ? (
            <Link to={paths.promote(model, { request: request.run })} className="hover:underline">
              {how}
            </Link>
          ) : (
            how
          )}
        </span>
        {back && (
          <span className="text-warn">
            <span aria-hidden="true">↶ </span>back
          </span>
        )}
      </span>
      {why !== '' && (
        <span className="block text-quiet" title={why.length > WHY_SHOWN ? why : undefined}>
          <UserText text={cut(why, WHY_SHOWN)} />
        </span>
      )}
    </li>
  )
}

interface MeansProps {
  model: string
  before: Mark
  after: Mark
  policy: Policy
}

/** Contract and metrics of the two; by itself, so that one that can't be read takes no other down. */
function Means({ model, before, after, policy }: MeansProps) {
  const { backend, queries } = useApp()
  const { data, error } = useQuery(
    changeFacts({ backend, queries }, model, { before, after, policy }),
  )
  if (error !== null)
    return <span className="text-quiet">? Contract and metrics could not be read.</span>
  if (data === undefined) return <span className="text-quiet">Reading both versions…</span>
  return (
    <>
      <Contract {...data} />
      <Metrics {...data} />
    </>
  )
}

function Contract({ contract: { result, fact } }: Pick<ChangeFacts, 'contract'>) {
  const { sign, look } = RESULTS[result]
  return (
    <p>
      <span className={look}>
        <span aria-hidden="true">{sign} </span>Contract
      </span>
      : <UserText text={cut(plainLine(fact), WHY_SHOWN)} />
    </p>
  )
}

const OUTCOMES = {
  better: { sign: '▴', look: 'text-pass' },
  worse: { sign: '▾', look: 'text-fail' },
  within: { sign: '▾', look: 'text-warn' },
  equal: { sign: '=', look: 'text-quiet' },
  unclear: { sign: '~', look: 'text-quiet' },
  'no number': { sign: '?', look: 'text-unknown' },
} as const

function Metrics({ metrics }: Pick<ChangeFacts, 'metrics'>) {
  if (typeof metrics === 'string')
    return (
      <p>
        <span className="text-unknown">
          <span aria-hidden="true">? </span>Metrics
        </span>
        : <UserText text={metrics} />
      </p>
    )
  return (
    <p>
      Metrics:{' '}
      {metrics.slice(0, METRICS_SHOWN).map(({ key, dataset, holder, candidate, outcome }, i) => {
        const { sign, look } = OUTCOMES[outcome]
        return (
          <span key={`${key} ${dataset.digest}`}>
            {i > 0 && '; '}
            <UserText text={cut(key, 40)} />{' '}
            <span className="font-mono">
              {holder} → {candidate}
            </span>{' '}
            <span className={`whitespace-nowrap ${look}`}>
              <span aria-hidden="true">{sign} </span>
              {outcomeWord(outcome)}
            </span>
          </span>
        )
      })}
      {metrics.length > METRICS_SHOWN && (
        <span className="text-quiet">, and {metrics.length - METRICS_SHOWN} more</span>
      )}
    </p>
  )
}
