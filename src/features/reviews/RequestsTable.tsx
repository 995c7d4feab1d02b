import { useRef } from 'react'
import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import { GROUP_TITLES, type Group } from '../../registry/ledger/inbox'
import type { ReviewRequest } from '../../registry/ledger/request'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { AuthorName } from '../common/AuthorName'
import { MoveWords } from './MoveWords'
import type { InboxRow } from './inboxRows'
import { awaitsWords } from '../common/awaitsWords'
import { endWords } from './endWords'
import { useInboxKeys } from './useInboxKeys'

interface Props {
  /** Groups in order, each with its rows. */
  groups: readonly { group: Group; rows: readonly InboxRow[] }[]
  now: Date
}

const ROW =
  'grid items-baseline gap-x-4 border-b border-line px-2 py-1.5 grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(9rem,1fr)_6.5rem]'

/** Requests, by whom they wait for. The cursor of its keys is the row with the focus. */
export function RequestsTable({ groups, now }: Props) {
  const body = useRef<HTMLTableElement>(null)
  const all = groups.flatMap(({ rows }) => rows)
  useInboxKeys(body, all)
  const indexes = new Map(all.map((row, i) => [row.request.run, i]))
  return (
    <table ref={body} aria-label="Requests" className="-mx-2 block text-table">
      <thead className="block max-sm:sr-only">
        <tr className={`${ROW} border-line-strong`}>
          <th scope="col" className="label text-left">
            Request
          </th>
          <th scope="col" className="label text-left">
            Waits for
          </th>
          <th scope="col" className="label text-left">
            Asked by
          </th>
          <th scope="col" className="label text-left">
            Asked
          </th>
        </tr>
      </thead>
      {groups.map(({ group, rows }) => (
        <tbody key={group} className="block">
          <tr className="block px-2 pt-4 pb-1">
            <th colSpan={4} scope="rowgroup" className="text-left font-semibold">
              {GROUP_TITLES[group]}{' '}
              <span className="font-normal text-quiet tabular-nums">{rows.length}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <RequestRow
              key={row.request.run}
              row={row}
              now={now}
              index={indexes.get(row.request.run) ?? 0}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function RequestRow({ row, now, index }: { row: InboxRow; now: Date; index: number }) {
  const { request, awaited, group } = row
  const { proposal, asker, asked, emergency } = request
  const reason = plainLine(request.reason)
  return (
    <tr
      data-index={index}
      // the cursor of the table's keys
      tabIndex={-1}
      className={`${ROW} scroll-mt-24 hover:bg-hover focus-visible:-outline-offset-2`}
    >
      <th scope="row" className="min-w-0 text-left font-normal">
        <Link
          to={paths.promote(proposal.model, { request: request.run })}
          className="flex min-w-0 flex-wrap items-baseline gap-x-2 hover:underline"
        >
          <span
            className="max-w-full min-w-0 truncate font-semibold"
            title={visibleText(proposal.model)}
          >
            <UserText text={cut(proposal.model, 120)} />
          </span>
          <MoveWords proposal={proposal} />
        </Link>
        <p className="truncate text-quiet" title={visibleText(cut(reason, 500))}>
          {emergency !== null && (
            <span className="font-semibold text-fail">
              <span aria-hidden="true">! </span>emergency{reason === '' ? '' : ': '}
            </span>
          )}
          {reason === '' && emergency === null ? (
            'no reason given'
          ) : (
            <UserText text={cut(reason, 160)} />
          )}
        </p>
      </th>
      <td className="min-w-0 max-sm:col-span-2 max-sm:row-start-2">
        {group === 'decided' ? (
          endWords(request)
        ) : (
          <>
            <span className="text-quiet sm:sr-only">Waits for </span>
            {awaited.for === 'review' ? (
              <span className={awaited.late ? 'font-semibold text-fail' : 'text-warn'}>
                <span aria-hidden="true">{awaited.late ? '✕ ' : '▲ '}</span>
                {awaitsWords(awaited, now)}
              </span>
            ) : (
              awaitsWords(awaited, now)
            )}
          </>
        )}
        <Expiry of={request} now={now} />
      </td>
      <td className="min-w-0 wrap-anywhere max-sm:col-start-1 max-sm:row-start-3">
        <span className="text-quiet sm:sr-only">by </span>
        <AuthorName author={asker} />
      </td>
      <td className="text-quiet max-sm:col-start-2 max-sm:row-start-1 max-sm:text-right">
        <Time at={asked} relative />
      </td>
    </tr>
  )
}

const SOON = 3 * 86_400_000

/** That its time is nearly up. */
function Expiry({ of: { expires, ended, applied }, now }: { of: ReviewRequest; now: Date }) {
  if (expires === null || ended !== null || applied !== null) return null
  const left = expires.getTime() - now.getTime()
  if (left > SOON) return null
  return (
    <p className="text-warn">
      <span aria-hidden="true">▲ </span>
      {left > 0 ? 'expires ' : 'expired '}
      <Time at={expires} relative />
    </p>
  )
}
