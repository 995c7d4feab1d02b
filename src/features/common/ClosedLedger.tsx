import type { ReactNode } from 'react'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

/** A ledger that is closed to this person, in the server's words; `children`: what right would help. */
export const ClosedLedger = ({ because, children }: { because: string; children: ReactNode }) => (
  <Note tone="warn" title="You may not read the ledger">
    <p>
      The server says:{' '}
      <q>
        <UserText text={because} />
      </q>
    </p>
    <p className="mt-1">{children}</p>
  </Note>
)
