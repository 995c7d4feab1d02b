import { ownerOf } from '../owner'
import { isPrompt } from '../prompt'
import { type AliasedVersion, type ListedModel, type Snapshot, keyOf } from '../snapshot/snapshot'

/** Whom the questions are asked of: holders of one alias, and of these those that match the rest. */
export interface Scope {
  alias: string
  /** Of the tag `owner`, else `team`; null: anybody's. */
  owner: string | null
  /** Of the tag `team`; null: any. */
  team: string | null
  /** Has the tag, with this value where there is one; null: any. */
  tag: { key: string; value: string | null } | null
}

/** A model whose alias somebody holds. */
export interface Member {
  model: ListedModel
  version: string
  /** Undefined: it has not been read yet. */
  read: AliasedVersion | undefined
}

export const inScope =
  ({ owner, team, tag }: Scope) =>
  ({ tags }: Pick<ListedModel, 'tags'>) =>
    !isPrompt({ tags }) &&
    (owner === null || ownerOf(tags) === owner) &&
    (team === null || tags.get('team') === team) &&
    (tag === null || (tag.value === null ? tags.has(tag.key) : tags.get(tag.key) === tag.value))

/** Holders of the alias among the models read so far, by name. */
export function membersOf({ models, versions }: Snapshot, scope: Scope): readonly Member[] {
  const matches = inScope(scope)
  return models.flatMap((model) => {
    const version = model.aliases.get(scope.alias)
    if (version === undefined || !matches(model)) return []
    return [{ model, version, read: versions.get(keyOf(model.name, version)) }]
  })
}
