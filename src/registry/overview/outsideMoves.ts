import type { Snapshot } from '../snapshot/snapshot'
import type { Lane } from '../ledger/lane'
import type { Member } from './members'

/** The registry says another version than the lane's last entry: somebody moved it, and nobody has recorded it yet. */
export interface Unrecorded {
  model: string
  was: string | null
  now: string | null
}

/**
 * Aliases that stood elsewhere when the registry was read than their lanes say. A lane that was written since then is left
 * out: the move may be the console's own.
 */
export function unrecordedIn(
  lanes: readonly Lane[],
  { models, begun }: Pick<Snapshot, 'models' | 'begun'>,
): readonly Unrecorded[] {
  const aliases = new Map(models.map((model) => [model.name, model.aliases]))
  return lanes.flatMap(({ model, alias, holder, spans, open }) => {
    const held = aliases.get(model)
    const last = spans.at(-1)?.from
    if (held === undefined || last === undefined || holder === undefined || open !== null) return []
    if ((last.how === 'outside' ? last.before : last.at) >= begun) return []
    const [was, now] = [holder?.version ?? null, held.get(alias) ?? null]
    return was === now ? [] : [{ model, was, now }]
  })
}

/** Holders whose alias is in no lane: nobody could say whether it was moved. */
export function unwatched(members: readonly Member[], lanes: readonly Lane[]): readonly Member[] {
  const recorded = new Set(lanes.map(({ model }) => model))
  return members.filter(({ model }) => !recorded.has(model.name))
}
