import type { Untold } from '../../queries/ledger'

/** Why nobody can say what is guarded, and what would help. */
export const UNTOLD_WORDS: Readonly<Record<Untold, string>> = {
  denied:
    'The ledger, which holds the policy, is closed to you. READ on its experiment would tell: an admin can give it.',
  several: 'Two ledgers claim to hold the policy. Deleting one of them in MLflow would tell.',
  deleted: 'The experiment that holds the policy was deleted. Restoring it in MLflow would tell.',
}
