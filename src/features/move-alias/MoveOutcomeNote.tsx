import type { ReactNode } from 'react'
import type { AliasOutcome } from '../../queries/useAliasOnRecord'
import type { AliasMove } from '../../registry/aliasMove'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { FailedChange } from '../common/FailedChange'
import { BusyNote } from './BusyNote'
import { Version } from './MoveSentence'
import { OnRecord } from './OnRecord'
import { PointsTo } from './PointsTo'

interface Props {
  move: AliasMove
  outcome: AliasOutcome
  actions: ReactNode
}

/** What became of a move: what the alias points to now, how that is known, and what was written. */
export function MoveOutcomeNote({ move, outcome, actions }: Props) {
  const { alias, from, to } = move
  switch (outcome.kind) {
    case 'moved':
      return (
        <Note tone="pass" title={`@${alias} points to v${to}`} live actions={actions}>
          Checked by reading it back.{' '}
          {from === null ? (
            'It is new.'
          ) : (
            <>
              It left <Version of={from} />.
            </>
          )}
          <OnRecord of={outcome} />
        </Note>
      )
    case 'already-there':
      return (
        <Note tone="pass" title={`@${alias} already pointed to v${to}`} live actions={actions}>
          Somebody else had moved it there. Nothing was written.
        </Note>
      )
    case 'moved-by-other':
      return (
        <Note tone="warn" title={`Somebody else moved @${alias}`} live actions={actions}>
          <p>
            <PointsTo alias={alias} holder={outcome.holder} />
          </p>
          <p className="mt-1">
            {outcome.when === 'before' ? (
              <>
                You saw {from === null ? 'nobody holding it' : <Version of={from} />}, so nothing of
                yours was written.
              </>
            ) : (
              <>
                Your move to <Version of={to} /> landed, and was replaced at once.
              </>
            )}
          </p>
        </Note>
      )
    case 'busy':
      return <BusyNote model={move.model} alias={alias} open={outcome.open} actions={actions} />
    case 'untold':
      return (
        <Note
          tone="warn"
          title={`@${alias} points to v${to}, and its record does not say so yet`}
          live
          actions={actions}
        >
          <UserText text={outcome.message} />
        </Note>
      )
    case 'denied':
    case 'refused':
    case 'unknown':
      return (
        <FailedChange
          outcome={outcome}
          titles={{
            denied: `You may not move @${alias}`,
            refused: `@${alias} was not moved`,
            unknown: `Whether @${alias} moved is not known`,
          }}
          actions={actions}
        />
      )
    default:
      return outcome satisfies never
  }
}
