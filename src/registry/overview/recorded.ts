import type { Lane } from '../ledger/lane'
import type { ReviewRequest } from '../ledger/request'
import { stepsOf } from '../ledger/steps'
import { type Policy, DEFAULT_POLICY } from '../policy'
import type { ListedModel } from '../snapshot/snapshot'
import { type Scope, inScope } from './members'
import { type Move, movesOf } from './moves'

/** What the ledger holds, as far as it was read. */
export interface Records {
  lanes: readonly Lane[]
  requests: readonly ReviewRequest[]
  /** The policies in force: of models with one of their own, and of the console (null). */
  policies: ReadonlyMap<string | null, Policy>
}

export interface Ruling {
  policy: Policy
  whose: 'its own' | 'console' | 'default'
}

/** What of it is about the models and the alias that are asked about. */
export interface Recorded extends Records {
  /** Of every model and alias: a swap moves two. */
  everyLane: readonly Lane[]
  moves: readonly Move[]
  /** Models of the ledger that the registry did not list: deleted, renamed, or closed to this person. */
  unlisted: ReadonlySet<string>
  /** The first moment of which anything is recorded; null: of none. */
  since: Date | null
}

/** Narrows the ledger down to what is asked about. Nobody knows the tags of what is not listed: no choice by tags has it. */
export function recordedIn(
  { lanes, requests, policies }: Records,
  models: readonly ListedModel[],
  scope: Scope,
): Recorded {
  const tags = new Map(models.map((model) => [model.name, model.tags]))
  const matches = inScope(scope)
  const narrowed = scope.owner !== null || scope.team !== null || scope.tag !== null
  const holds = (model: string) => {
    const own = tags.get(model)
    return own === undefined ? !narrowed : matches({ tags: own })
  }
  const own = lanes.filter(({ model, alias }) => alias === scope.alias && holds(model))
  const asked = requests.filter(({ proposal, applied }) =>
    stepsOf(proposal, applied?.copied ?? null).some(
      ({ model, alias }) => alias === scope.alias && holds(model),
    ),
  )
  const starts = own.flatMap(({ watchedSince }) => watchedSince?.getTime() ?? [])
  return {
    lanes: own,
    everyLane: lanes,
    requests: asked,
    policies,
    moves: movesOf(own, new Map(requests.map((request) => [request.run, request]))),
    unlisted: new Set(
      lanes.flatMap(({ model, alias }) =>
        alias === scope.alias && !tags.has(model) ? [model] : [],
      ),
    ),
    since: starts.length === 0 ? null : new Date(Math.min(...starts)),
  }
}

/** The policy that counts for a model. */
export const policyFor = (records: Pick<Records, 'policies'>, model: string): Policy =>
  rulingFor(records, model).policy

/** The same, and whose it is. */
export function rulingFor({ policies }: Pick<Records, 'policies'>, model: string): Ruling {
  const own = policies.get(model)
  if (own !== undefined) return { policy: own, whose: 'its own' }
  const ofConsole = policies.get(null)
  return ofConsole === undefined
    ? { policy: DEFAULT_POLICY, whose: 'default' }
    : { policy: ofConsole, whose: 'console' }
}
