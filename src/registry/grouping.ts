import type { RegisteredModel } from './model'

/** How a list of models is divided. */
export type Grouping = { by: 'prefix' } | { by: 'tag'; key: string }

export interface Group {
  /** Null: those without a prefix, or without the tag. */
  name: string | null
  models: readonly RegisteredModel[]
}

/** The part of a name before the first of `- . _ /` or a space: `card` of `card-fraud`; null for a name of one part. */
export function prefixOf(name: string): string | null {
  const at = name.search(/[-._/\s]/)
  return at <= 0 ? null : name.slice(0, at)
}

/** The models group by group, in the order of their names; those that belong to none come last. */
export function groupModels(models: readonly RegisteredModel[], grouping: Grouping): Group[] {
  const groups = new Map<string | null, RegisteredModel[]>()
  for (const model of models) {
    const name =
      grouping.by === 'prefix' ? prefixOf(model.name) : (model.tags.get(grouping.key) ?? null)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [model])
    else group.push(model)
  }
  return [...groups]
    .map(([name, members]) => ({ name, models: members }))
    .sort((a, b) => {
      if (a.name === null || b.name === null)
        return Number(a.name === null) - Number(b.name === null)
      return a.name < b.name ? -1 : 1
    })
}
