import type { ReactNode } from 'react'
import { cut } from '../../lib/cut'
import type { TagChange } from '../../registry/annotation'
import type { ChangeOutcome } from '../../registry/change'
import type { TagPlan } from '../../registry/tagPlan'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { FailedChange } from '../common/FailedChange'
import { LookAgain } from './LookAgain'
import type { TagEditing } from './useTags'

interface Props {
  editing: TagEditing
  plan: TagPlan
  trouble: { outcome: ChangeOutcome; change: TagChange } | null
}

/** What stands between a tag and its new value: somebody else's change, a refusal, a lost answer; and the ways on. */
export function TagTrouble({ editing, plan, trouble }: Props) {
  if (trouble !== null) return <Trouble editing={editing} {...trouble} />
  const { draft } = editing
  if (plan.kind !== 'changed-meanwhile' || draft === null) return null
  return (
    <Theirs
      editing={editing}
      tag={draft.key}
      saw={draft.seen}
      now={plan.now}
      after="Nothing of yours was sent."
    />
  )
}

function Trouble({
  editing,
  outcome,
  change,
}: NonNullable<Props['trouble']> & { editing: TagEditing }) {
  const tag = `“${visibleText(cut(change.key, 60))}”`
  switch (outcome.kind) {
    case 'written':
    case 'already-so':
      return null
    case 'changed-by-other':
      return (
        <Theirs
          editing={editing}
          tag={change.key}
          saw={change.from}
          now={outcome.now}
          after={
            outcome.when === 'before'
              ? 'Nothing of yours was sent.'
              : 'Yours was written, and replaced at once.'
          }
        />
      )
    case 'denied':
    case 'refused':
    case 'unknown':
      return (
        <FailedChange
          outcome={outcome}
          titles={{
            denied: `You may not change ${tag}`,
            refused: `${tag} was not changed`,
            unknown: `Whether ${tag} changed is not known`,
          }}
          actions={outcome.kind === 'unknown' ? <LookAgain editing={editing} /> : undefined}
        />
      )
    default:
      return outcome satisfies never
  }
}

interface TheirsProps {
  editing: TagEditing
  tag: string
  saw: string | null
  now: string | null
  /** What became of ours. */
  after: string
}

function Theirs({ editing, tag, saw, now, after }: TheirsProps) {
  const did = now === null ? 'removed' : saw === null ? 'added' : 'changed'
  return (
    <Note
      tone="warn"
      title={`Somebody else ${did} “${visibleText(cut(tag, 60))}”`}
      live
      actions={
        <>
          <Button onClick={editing.cancel}>{now === null ? 'Leave it out' : 'Keep theirs'}</Button>
          <Button onClick={() => editing.goOn(now)}>Go on with mine</Button>
        </>
      }
    >
      <p>
        You saw {quoted(saw)}; now {now === null ? 'it is gone' : <>it is {quoted(now)}</>}. {after}
      </p>
    </Note>
  )
}

function quoted(value: string | null): ReactNode {
  if (value === null) return 'no such tag'
  if (value === '') return 'an empty value'
  return (
    <q>
      <UserText text={cut(value, 200)} />
    </q>
  )
}
