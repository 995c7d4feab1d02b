import { Link } from 'react-router'
import { paths } from '../../paths'
import { type Group, byAge } from '../../registry/ledger/inbox'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { Skeleton } from '../../ui/Skeleton'
import { useNow } from '../../ui/useNow'
import { NoLedger } from '../common/NoLedger'
import { QueryPanel } from '../common/QueryPanel'
import { RequestsTable } from './RequestsTable'
import type { Inbox } from './useInbox'

const WAITING = ['mine', 'asked', 'others'] as const

const NONE: Readonly<Record<(typeof WAITING)[number], string>> = {
  mine: 'Nothing waits for your decision.',
  asked: 'Nothing that you asked for is open. Ask with “Ask for review” on the page of a version.',
  others: 'Nothing waits for others.',
}

interface Props {
  inbox: Inbox
  /** Null: all that is open. */
  group: Group | null
}

/** Requests that are not over, in their groups. */
export function WaitingPanel({ inbox: { open, rows, found }, group }: Props) {
  const now = useNow()
  const shown = WAITING.filter((one) => group === null || one === group)
  if (found !== null && found.kind !== 'ready') {
    return <NoLedger found={found} would="Requests to move an alias would be listed here." />
  }
  return (
    <QueryPanel query={open} what="the open requests" lines={6}>
      {({ skipped }) => {
        if (rows === null) return <Skeleton label="Reading who may decide" lines={6} />
        const groups = shown
          .map((one) => ({
            group: one,
            rows: rows
              .filter((row) => row.group === one)
              .toSorted((a, b) => byAge(a.request, b.request)),
          }))
          .filter((one) => one.rows.length > 0)
        return (
          <>
            {skipped > 0 && (
              <div className="mb-3">
                <Note
                  tone="warn"
                  title={`${skipped} ${skipped === 1 ? 'record' : 'records'} could not be read`}
                />
              </div>
            )}
            {groups.length > 0 ? (
              <RequestsTable groups={groups} now={now} />
            ) : group === 'mine' || group === 'asked' || group === 'others' ? (
              <Empty>{NONE[group]}</Empty>
            ) : (
              <Empty
                action={
                  <Link to={paths.reviews({ group: 'decided' })} className="text-accent underline">
                    See what was decided
                  </Link>
                }
              >
                No request is open. One begins on the page of a version: open it and ask for a
                review.
              </Empty>
            )}
          </>
        )
      }}
    </QueryPanel>
  )
}
