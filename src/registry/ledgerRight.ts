import { type Holdings, fold, managedBy } from './grants'
import { type Level, reaches } from './levels'
import type { Right } from './right'

/** What an act on the ledger takes there, as MLflow grants it: on the experiment that holds it. */
const DEEDS = { EDIT: 'Writing into the ledger', MANAGE: 'Setting a policy' } as const

/**
 * Whether somebody may write the ledger (`EDIT`), or set policies (`MANAGE`). Where no grant speaks of its experiment the
 * server's default counts, which nobody can ask for.
 */
export function rightOnLedger(
  holdings: Holdings | null,
  experiment: string,
  needed: 'EDIT' | 'MANAGE',
): Right {
  switch (holdings?.kind) {
    case undefined:
    case 'levels':
      return { may: 'unknown' }
    case 'open':
    case 'admin':
      return { may: 'yes' }
    case 'grants': {
      const { grants, complete } = holdings
      if (managedBy(grants).length > 0) return { may: 'yes' }
      const level = fold(grants, 'experiment', experiment)?.level ?? null
      if (level === 'DENY') return { may: 'no', because: `${DEEDS[needed]} was denied to you.` }
      if (level === null || !complete) return { may: 'unknown' }
      return reaches(level, needed)
        ? { may: 'yes' }
        : { may: 'no', because: lacking(needed, level) }
    }
    default:
      return holdings satisfies never
  }
}

const lacking = (needed: 'EDIT' | 'MANAGE', level: Level) =>
  `${DEEDS[needed]} needs ${needed} on the ledger’s experiment; you have ${level}. An admin can give it to you.`

interface Setting {
  /** Null: the console's. */
  model: string | null
  experiment: string
  /** The console signs: then only what it vouches for counts, see `foldPolicy`. */
  signs: boolean
}

/**
 * Whether somebody may set a policy, and it would count. Where it is signed: with MANAGE on the model, for the console's on
 * the ledger; where it is not, MANAGE on the ledger is all that can be asked.
 */
export function rightToSetPolicy(holdings: Holdings, { model, experiment, signs }: Setting): Right {
  const own = signs && model !== null
  const writes = rightOnLedger(holdings, experiment, own ? 'EDIT' : 'MANAGE')
  if (!own || writes.may === 'no' || holdings.kind !== 'grants') return writes
  const { grants, complete } = holdings
  if (managedBy(grants).length > 0) return { may: 'yes' }
  const level = fold(grants, 'registered_model', model)?.level
  if (level === 'MANAGE') return writes
  // the server's default may give more than a grant does
  if (level === undefined || !complete) return { may: 'unknown' }
  return { may: 'no', because: 'Setting the policy of a model needs MANAGE on it.' }
}
