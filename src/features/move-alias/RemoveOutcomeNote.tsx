import type { ReactNode } from 'react'
import type { AliasRemoval } from '../../registry/annotation'
import type { ChangeOutcome } from '../../registry/change'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { Alias, Version } from './MoveSentence'

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
            <Alias name={alias} /> points to{' '}
            {outcome.now === null ? 'nothing' : <Version of={outcome.now} />} now.
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
      return (
        <Note tone="fail" title={`You may not delete @${alias}`} live actions={actions}>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'refused':
      return (
        <Note tone="fail" title={`@${alias} was not deleted`} live actions={actions}>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'unknown':
      return (
        <Note
          tone="unknown"
          title={`Whether @${alias} was deleted is not known`}
          live
          actions={actions}
        >
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
