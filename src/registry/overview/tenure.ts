import type { Lane } from '../ledger/lane'
import { sinceOf } from './moves'
import type { Member } from './members'

/** Since when a holder has held the alias. */
export interface Tenure {
  since: Date
  /** It took it then; otherwise it was seen with it then, and may have had it for long. */
  exact: boolean
}

/** By the name of the model; who is missing holds it since nobody knows when. `lanes`: of the alias that they hold. */
export function tenures(
  members: readonly Member[],
  lanes: readonly Lane[],
): ReadonlyMap<string, Tenure> {
  const byModel = new Map(lanes.map((lane) => [lane.model, lane]))
  return new Map(
    members.flatMap(({ model, version }) => {
      const lane = byModel.get(model.name)
      const last = lane?.spans.at(-1)
      // the registry says another: somebody moved it, and nobody has recorded that
      if (lane?.holder?.version !== version || last === undefined) return []
      const { from } = last
      if (from.how === 'first-sight')
        return [[model.name, { since: from.at, exact: false }] as const]
      const since = sinceOf(last)
      return since === null ? [] : [[model.name, { since, exact: from.how === 'moved' }] as const]
    }),
  )
}
