import { Note } from '../../ui/Note'
import type { Words } from './outcomeWords'
import { UserText } from '../../ui/UserText'

/** Why something was not done, in the server's words or ours. */
export function Trouble({ of }: { of: Words | null }) {
  if (of === null) return null
  return (
    <Note tone="fail" title={of.title} live>
      <UserText text={of.because} />
    </Note>
  )
}
