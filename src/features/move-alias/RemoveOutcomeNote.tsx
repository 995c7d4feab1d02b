import type { ReactNode } from 'react'
import type { AliasRemoval } from '../../registry/annotation'
import type { ChangeOutcome } from '../../registry/change'
import { Note } from '../../ui/Note'
import { FailedChange } from '../common/FailedChange'
import { Version } from './MoveSentence'
import { PointsTo } from './PointsTo'

interface Props {
  removal: AliasRemoval
  outcome: ChangeOutcome
  actions: ReactNode
}

/** What became of a removal, how that is known, and what was written. */
export function RemoveOutcomeNote({ removal: { alias, from }, outcome, actions }: Props) {
  switch (outcome.kind) {
    case 'written':
      return (
        <Note tone="pass" title={`@${alias} is deleted`} live actions={actions}>
          Checked by reading it back: it points to nothing. It was on <Version of={from} />.
        </Note>
      )
    case 'already-so':
      return (
        <Note tone="pass" title={`@${alias} was gone already`} live actions={actions}>
          Somebody else had deleted it. Nothing was written.
        </Note>
      )
    case 'changed-by-other':
      return (
        <Note tone="warn" title={`Somebody else moved @${alias}`} live actions={actions}>
          <p>
            <PointsTo alias={alias} holder={outcome.now} />
          </p>
          <p className="mt-1">
            {outcome.when === 'before' ? (
              <>
                You saw <Version of={from} />, so nothing was deleted.
              </>
            ) : (
              'It was deleted, and set again at once.'
            )}
          </p>
        </Note>
      )
    case 'denied':
    case 'refused':
    case 'unknown':
      return (
        <FailedChange
          outcome={outcome}
          titles={{
            denied: `You may not delete @${alias}`,
            refused: `@${alias} was not deleted`,
            unknown: `Whether @${alias} was deleted is not known`,
          }}
          actions={actions}
        />
      )
    default:
      return outcome satisfies never
  }
}
