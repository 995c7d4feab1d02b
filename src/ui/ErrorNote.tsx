import type { ReactNode } from 'react'
import { Button } from './Button'
import { Note } from './Note'
import { UserText } from './UserText'

interface Props {
  /** What failed, as a sentence. */
  title: string
  /** Why, as a sentence of ours. */
  because?: string
  /** The server's own words, where they may be shown. */
  serverSaid?: string | null
  onRetry?: () => void
  retrying?: boolean
  actions?: ReactNode
}

/** What failed, the server's words, a way on. */
export function ErrorNote({ title, because, serverSaid, onRetry, retrying, actions }: Props) {
  return (
    <Note
      tone="fail"
      title={title}
      live
      actions={
        (onRetry ?? actions) !== undefined && (
          <>
            {onRetry !== undefined && (
              <Button onClick={onRetry} closedBecause={retrying ? 'Asking again' : null}>
                Try again
              </Button>
            )}
            {actions}
          </>
        )
      }
    >
      {because !== undefined && <p>{because}</p>}
      {serverSaid ? (
        <p className="mt-1">
          The server says:{' '}
          <q>
            <UserText text={serverSaid} />
          </q>
        </p>
      ) : null}
    </Note>
  )
}
