import { Link } from 'react-router'
import { paths } from '../../paths'
import { UserText } from '../../ui/UserText'
import { UNTOLD_WORDS } from '../common/untoldWords'

/** Why nothing is recorded here, as far as it is known; `kind` as the search for the ledger found it. */
export interface NoLedger {
  kind: 'none' | 'unfinished' | 'several' | 'deleted' | 'denied' | 'no-tracking' | 'failed'
  because?: string
}

/** What is missing without a ledger, and what set-up takes. The alias moves all the same. */
export function LedgerNote({ found: { kind, because } }: { found: NoLedger }) {
  return (
    <p className="max-w-[84ch] text-table text-quiet">
      {WORDS[kind]}
      {because !== undefined && (
        <>
          {' '}
          The server says: <UserText text={because} />
        </>
      )}{' '}
      {kind in UNTOLD_WORDS && 'Whether a policy guards the alias can’t be told. '}
      Without it nobody can ask or approve here, and no history is kept; the alias moves all the
      same.{' '}
      {(kind === 'several' || kind === 'deleted') && (
        <>
          What would help stands in the{' '}
          <Link to={paths.settings()} className="text-accent underline">
            settings
          </Link>
          .
        </>
      )}
      {(kind === 'none' || kind === 'unfinished') && (
        <>
          It is set up in one step in the{' '}
          <Link to={paths.settings()} className="text-accent underline">
            settings
          </Link>
          , or by <code className="font-mono">mlflow-ringside setup</code>: an experiment of its
          own, which takes the right to make one.
        </>
      )}
    </p>
  )
}

const WORDS: Readonly<Record<NoLedger['kind'], string>> = {
  none: 'Reviews and histories are not set up on this server.',
  unfinished: 'The set-up of reviews and histories was begun and is not finished.',
  several: 'Two indexes of reviews and histories exist, and nobody can say which is meant.',
  deleted: 'The experiment that holds reviews and histories was deleted.',
  denied:
    'The experiment that holds reviews and histories is closed to you: it takes READ to see them, EDIT to write.',
  'no-tracking': 'This server keeps no runs, and reviews are made of runs.',
  failed: 'Reviews and histories could not be read.',
}
