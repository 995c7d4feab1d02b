import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import type { HistoryEvent } from '../../registry/history/events'
import { whyNotOpenable } from '../../registry/names'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { AliasPill } from '../common/AliasPill'
import { AuthorName } from '../common/AuthorName'
import { ModelLink } from './ModelLink'

const WHY_SHOWN = 300

/** One event: when, on what, what, by whom; as a block of its own on a narrow screen. */
export function EventRow({ event }: { event: HistoryEvent }) {
  const { at, model, alias, told, by, kind, run, n, ignored, deleted } = event
  const why = plainLine(told.why)
  return (
    <tr className="block border-b border-line py-1.5 align-baseline md:table-row md:py-0">
      <td className="inline-block pr-4 text-quiet md:table-cell md:py-1.5 md:whitespace-nowrap">
        <Time at={at} />
      </td>
      <td className="inline-block max-w-full pr-4 md:table-cell md:max-w-64 md:py-1.5">
        <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          {model === null ? (
            <span className="text-quiet">{kind === 'policies' ? 'all models' : 'not known'}</span>
          ) : (
            <ModelLink name={model} />
          )}
          {alias !== null && <AliasPill alias={alias} />}
        </span>
      </td>
      <td className="block min-w-0 md:table-cell md:py-1.5 md:pr-4">
        <What event={event} />
        {why !== '' && (
          <span className="block text-quiet" title={why.length > WHY_SHOWN ? why : undefined}>
            <UserText text={cut(why, WHY_SHOWN)} />
          </span>
        )}
        {ignored !== null && (
          <span className="block text-fail">
            <span aria-hidden="true">✕ </span>Does not count: <UserText text={ignored} />
          </span>
        )}
        {deleted && <span className="block text-warn">▲ This log was deleted.</span>}
      </td>
      <td className="inline-block pr-4 md:table-cell md:py-1.5">
        {by === null ? <span className="text-quiet">not known</span> : <AuthorName author={by} />}
      </td>
      <td className="inline-block md:table-cell md:py-1.5 md:text-right print:hidden">
        <Link
          to={paths.history({ log: run })}
          aria-label={`The log of this event, entry ${n}`}
          className="font-mono text-label text-quiet hover:text-ink hover:underline"
        >
          #{n}
        </Link>
      </td>
    </tr>
  )
}

const SIGNS = {
  outside: { sign: '⟵', look: 'text-outside' },
  claims: { sign: '✕', look: 'text-fail' },
} as const

/** In words; with a sign where it is something to look at. A request leads to its page. */
function What({ event: { kind, told, event, model, run } }: { event: HistoryEvent }) {
  const mark = kind === 'outside' || kind === 'claims' ? SIGNS[kind] : null
  const words = <UserText text={told.what} />
  return (
    <span className={mark?.look}>
      {mark !== null && <span aria-hidden="true">{mark.sign} </span>}
      {event?.type === 'asked' && model !== null && whyNotOpenable(model) === null ? (
        <Link to={paths.promote(model, { request: run })} className="hover:underline">
          {words}
        </Link>
      ) : (
        words
      )}
    </span>
  )
}
