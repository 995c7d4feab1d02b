import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import type { DescriptionEditing } from './useDescription'

/** Why a description is not on the server, or not known to be; its text stays in the form. */
export function DescriptionTrouble({ editing }: { editing: DescriptionEditing }) {
  const { outcome } = editing
  switch (outcome?.kind) {
    case 'denied':
      return (
        <Note tone="fail" title="You may not change this description" live>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'refused':
      return (
        <Note tone="fail" title="The description was not changed" live>
          <UserText text={outcome.message} />
        </Note>
      )
    case 'unknown':
      return (
        <Note
          tone="unknown"
          title="Whether the description changed is not known"
          live
          actions={
            <Button
              onClick={() => void editing.look()}
              closedBecause={editing.looking ? 'Reading it' : null}
            >
              Look again
            </Button>
          }
        >
          <p>
            <UserText text={outcome.message} />
          </p>
          <p className="mt-1">It was sent once, and is not sent again by itself.</p>
        </Note>
      )
    case 'written':
    case 'already-so':
    // told with both texts, in place of the form
    case 'changed-by-other':
    case undefined:
      return null
    default:
      return outcome satisfies never
  }
}
