import { RegistryError } from '../../registry/errors'
import { ErrorNote } from '../../ui/ErrorNote'

interface Props {
  error: Error
  /** Completes "Could not read …". */
  what: string
  onRetry?: () => void
  retrying?: boolean
}

/** An error of ours in words, in the place where the data would have been. */
export function Failure({ error, what, onRetry, retrying }: Props) {
  if (!(error instanceof RegistryError)) throw error
  const { kind, facts } = error
  return (
    <ErrorNote
      title={`Could not read ${what}`}
      because={error.message}
      serverSaid={kind === 'missing' || kind === 'denied' ? null : facts.serverMessage}
      // a missing thing may come back, a right may be granted: every reading can be tried again
      onRetry={onRetry}
      retrying={retrying}
    />
  )
}
