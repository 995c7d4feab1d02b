import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../paths'
import type { Lane } from '../../registry/ledger/lane'
import { type Unsettled, isOutside } from '../../registry/ledger/outside'
import { Note } from '../../ui/Note'
import { Time } from '../../ui/Time'
import { visibleText } from '../../ui/visibleText'
import { AuthorName } from '../common/AuthorName'
import { UnsettledWords } from '../common/UnsettledWords'
import { SettleForm } from './SettleForm'

interface Props {
  lane: Lane
  unsettled: Unsettled
}

/** What waits in one lane, and what can be done about it. */
export function Settle({ lane, unsettled }: Props) {
  const alias = `@${visibleText(lane.alias)}`
  return (
    <Note
      tone={isOutside(unsettled) ? 'outside' : 'warn'}
      title={
        isOutside(unsettled) ? `${alias} was moved outside Ringside` : `${alias} is not settled`
      }
    >
      <p>
        <UnsettledWords of={unsettled} />.
      </p>
      <p className="text-quiet">{detail(unsettled)}</p>
      {unsettled.kind === 'open' ? (
        <p className="mt-2">
          <Link
            to={paths.promote(lane.model, {
              alias: lane.alias,
              ...(unsettled.intent.to !== null && { to: unsettled.intent.to.version }),
            })}
            className="text-accent underline"
          >
            Look at it and settle it
          </Link>
        </p>
      ) : (
        <SettleForm lane={lane} unsettled={unsettled} />
      )}
    </Note>
  )
}

function detail(unsettled: Unsettled): ReactNode {
  switch (unsettled.kind) {
    case 'outside':
      return (
        <>
          {unsettled.after === null ? 'Before ' : 'After '}
          <Time at={unsettled.after ?? unsettled.before} />
          {unsettled.after !== null && (
            <>
              {' '}
              and before <Time at={unsettled.before} />
            </>
          )}
          , by somebody who left no word here.
        </>
      )
    case 'unrecorded':
      return (
        <>
          After <Time at={unsettled.since} />, by somebody who left no word here. Nobody has written
          it down yet.
        </>
      )
    case 'open':
      return (
        <>
          Announced <Time at={unsettled.intent.at} /> by <AuthorName author={unsettled.intent.by} />
          : they may be at it, or their tab is gone. Nobody else can move it until it is settled.
        </>
      )
    case 'lost':
      return 'Writing down where it is now goes on with its lane.'
    default:
      return unsettled satisfies never
  }
}
