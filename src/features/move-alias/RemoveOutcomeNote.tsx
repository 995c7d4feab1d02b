import type { ReactNode } from 'react'
import type { AliasOutcome } from '../../queries/useAliasOnRecord'
import type { AliasRemoval } from '../../registry/annotation'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { FailedChange } from '../common/FailedChange'
import { BusyNote } from './BusyNote'
import { Version } from './MoveSentence'
import { OnRecord } from './OnRecord'
import { PointsTo } from './PointsTo'

interface Props {
  removal: AliasRemoval
  outcome: AliasOutcome
  actions: ReactNode
}

/** What became of a removal, how that is known, and what was written. */
export function RemoveOutcomeNote({ removal, outcome, actions }: Props) {
  const { model, alias, from } = removal
  switch (outcome.kind) {
    case 'moved':
      return (
        <Note tone="pass" title={`@${alias} is deleted`} live actions={actions}>
          Checked by reading it back: it points to nothing. It was on <Version of={from} />.
          <OnRecord of={outcome} />
        </Note>
      )
    case 'already-there':
      return (
        <Note tone="pass" title={`@${alias} was gone already`} live actions={actions}>
          Somebody else had deleted it. Nothing was written.
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
                You saw <Version of={from} />, so nothing was deleted.
              </>
            ) : (
              'It was deleted, and set again at once.'
            )}
          </p>
        </Note>
      )
    case 'busy':
      return <BusyNote model={model} alias={alias} open={outcome.open} actions={actions} />
    case 'untold':
      return (
        <Note
          tone="warn"
          title={`@${alias} is deleted, and its record does not say so yet`}
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
