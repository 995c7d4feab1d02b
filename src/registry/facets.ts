import type { ModelVersion, RegisteredModel } from './model'
import { ownerOf } from './owner'

/** What the models have, and how many of them each: commonest first. */
export interface Facets {
  aliases: readonly Count[]
  owners: readonly Count[]
  stages: readonly Count[]
  tags: readonly (Count & { values: readonly Count[] })[]
}

export interface Count {
  text: string
  models: number
}

/** Counts over some models, which is all that can be said of a registry that gives no totals. */
export function facetsOf(
  models: readonly (Pick<RegisteredModel, 'aliases' | 'tags'> & {
    latestVersions: readonly Pick<ModelVersion, 'stage'>[]
  })[],
): Facets {
  const aliases = new Map<string, number>()
  const owners = new Map<string, number>()
  const stages = new Map<string, number>()
  const tags = new Map<string, Map<string, number>>()
  for (const model of models) {
    for (const alias of model.aliases.keys()) add(aliases, alias)
    const owner = ownerOf(model.tags)
    if (owner !== null) add(owners, owner)
    for (const stage of new Set(model.latestVersions.map((version) => version.stage))) {
      if (stage !== null) add(stages, stage)
    }
    for (const [key, value] of model.tags) {
      const values = tags.get(key) ?? new Map<string, number>()
      tags.set(key, values)
      add(values, value)
    }
  }
  const byKey = new Map([...tags].map(([key, values]) => [key, sumOf(values)]))
  return {
    aliases: sorted(aliases),
    owners: sorted(owners),
    stages: sorted(stages),
    tags: sorted(byKey).map((count) => ({
      ...count,
      values: sorted(tags.get(count.text) ?? new Map()),
    })),
  }
}

const add = (counts: Map<string, number>, text: string) =>
  counts.set(text, (counts.get(text) ?? 0) + 1)

const sumOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

const sorted = (counts: ReadonlyMap<string, number>): Count[] =>
  [...counts]
    .map(([text, models]) => ({ text, models }))
    .sort((a, b) => b.models - a.models || (a.text < b.text ? -1 : 1))
