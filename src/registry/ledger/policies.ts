import type { Policy } from '../policy'
import { foldPolicy } from './foldPolicy'
import type { Log } from './log'
import { policyKey, shardOf } from './subject'

interface IndexRun {
  id: string
  params: ReadonlyMap<string, string>
}

/**
 * Whether the index says that a log is the policy of what it is about: whoever may write the ledger may begin others, and
 * runs that say to be of the index, so those count that the ledger's root names (`shards`).
 */
export function isNamed(
  index: readonly IndexRun[],
  ledger: { shards: ReadonlyMap<string, string> } | undefined,
): (log: Log) => boolean {
  const params = new Map(index.map((run) => [run.id, run.params]))
  return ({ run, about }) => {
    if (about?.kind !== 'policy') return false
    const key = policyKey(about.model)
    return params.get(ledger?.shards.get(shardOf(key)) ?? '')?.get(key) === run
  }
}

/** The policies in force; null: the console's. */
export const policiesIn = (
  logs: readonly Log[],
  signs: boolean,
): ReadonlyMap<string | null, Policy> =>
  new Map(
    logs.flatMap((log) => {
      const history = foldPolicy(log, { signs })
      return history?.current ? [[history.model, history.current.policy] as const] : []
    }),
  )
