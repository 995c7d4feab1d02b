import { RegistryError } from '../../registry/errors'
import { ErrorNote } from '../../ui/ErrorNote'

const EXPERIMENT =
  'The server says that you may not read it. Runs and logged models belong to an experiment, whose rights are not those of the model: ask for READ on the experiment.'

/** MLflow grants these by experiment (auth/__init__.py:1350 at v3.17.2), whatever a person may do to the model. */
const isOfExperiment = (asked: string | null) =>
  /\/mlflow\/(runs|logged-models|experiments|artifacts)\//.test(asked ?? '')

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
      title={kind === 'denied' ? `Closed to you: ${what}` : `Could not read ${what}`}
      because={kind === 'denied' && isOfExperiment(facts.asked) ? EXPERIMENT : error.message}
      serverSaid={kind === 'denied' ? null : facts.serverMessage}
      // a missing thing may come back, a right may be granted: every reading can be tried again
      onRetry={onRetry}
      retrying={retrying}
    />
  )
}
