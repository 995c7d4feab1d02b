import type { ReactNode } from 'react'
import type { AliasMove, MoveOutcome } from '../../registry/aliasMove'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { Alias, Version } from './MoveSentence'

interface Props {
  move: AliasMove
  outcome: MoveOutcome
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
    case 'denied':
      return (
        <Note tone="fail" title={`You may not move @${alias}`} live actions={actions}>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'refused':
      return (
        <Note tone="fail" title={`@${alias} was not moved`} live actions={actions}>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'unknown':
      return (
        <Note tone="unknown" title={`Whether @${alias} moved is not known`} live actions={actions}>
          <p>
            <UserText text={outcome.message} />
          </p>
          <p className="mt-1">It was sent once, and is not sent again by itself.</p>
        </Note>
      )
    default:
      return outcome satisfies never
  }
}

function PointsTo({ alias, holder }: { alias: string; holder: string | null }) {
  if (holder === null) {
    return (
      <>
        <Alias name={alias} /> points to nothing now.
      </>
    )
  }
  return (
    <>
      <Alias name={alias} /> points to <Version of={holder} /> now.
    </>
  )
}
