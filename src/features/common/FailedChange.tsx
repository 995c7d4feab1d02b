import type { ReactNode } from 'react'
import type { ChangeOutcome } from '../../registry/change'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

type Failed = Extract<ChangeOutcome, { kind: 'denied' | 'refused' | 'unknown' }>

interface Props {
  outcome: Pick<Failed, 'kind' | 'message'>
  /** What did not happen, in words, by how that is known. */
  titles: Readonly<Record<Failed['kind'], string>>
  actions?: ReactNode
}

/** A change that was turned away, or whose answer was lost: the server's words, and what was sent. */
export function FailedChange({ outcome: { kind, message }, titles, actions }: Props) {
  return (
    <Note
      tone={kind === 'unknown' ? 'unknown' : 'fail'}
      title={titles[kind]}
      live
      actions={actions}
    >
      <p>
        <UserText text={message} />
      </p>
      {kind === 'unknown' && (
        <p className="mt-1">It was sent once, and is not sent again by itself.</p>
      )}
    </Note>
  )
}
