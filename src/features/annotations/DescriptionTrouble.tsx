import { FailedChange } from '../common/FailedChange'
import { LookAgain } from './LookAgain'
import type { DescriptionEditing } from './useDescription'

/** Why a description is not on the server, or not known to be; its text stays in the form. */
export function DescriptionTrouble({ editing }: { editing: DescriptionEditing }) {
  const { outcome } = editing
  switch (outcome?.kind) {
    case 'denied':
    case 'refused':
    case 'unknown':
      return (
        <FailedChange
          outcome={outcome}
          titles={{
            denied: 'You may not change this description',
            refused: 'The description was not changed',
            unknown: 'Whether the description changed is not known',
          }}
          actions={outcome.kind === 'unknown' ? <LookAgain editing={editing} /> : undefined}
        />
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
