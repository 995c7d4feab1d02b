import type { RegisteredModel } from './model'

/** What one look at a model left behind, to tell later what is new. */
export interface SeenModel {
  latestVersion: string | null
  aliases: ReadonlyMap<string, string>
}

/** What was seen of a registry up to one moment. A model that is not in it was not read, which is not "not there". */
export interface Seen {
  at: Date
  models: ReadonlyMap<string, SeenModel>
  /** When the newest of the models seen was registered, by the server's clock: one registered later is new. */
  newest: Date | null
}

export type Change = { model: string } & (
  | { kind: 'new-model' }
  | { kind: 'new-version'; version: string }
  | { kind: 'alias'; alias: string; from: string | null; to: string | null }
)

/**
 * What differs between what was seen and what is read now, in the order of `models`. MLflow dates no alias move, so
 * comparing is the only way to know of one. Models that are gone can't be told from models not read.
 */
export function changesSince(seen: Seen, models: readonly RegisteredModel[]): Change[] {
  return models.flatMap((model): Change[] => {
    const before = seen.models.get(model.name)
    if (before === undefined) {
      const { newest } = seen
      const isNew = newest !== null && model.created !== null && model.created > newest
      return isNew ? [{ model: model.name, kind: 'new-model' }] : []
    }
    const changes: Change[] = []
    if (model.latestVersion !== null && model.latestVersion !== before.latestVersion) {
      changes.push({ model: model.name, kind: 'new-version', version: model.latestVersion })
    }
    for (const alias of new Set([...model.aliases.keys(), ...before.aliases.keys()])) {
      const [from, to] = [before.aliases.get(alias) ?? null, model.aliases.get(alias) ?? null]
      if (from !== to) changes.push({ model: model.name, kind: 'alias', alias, from, to })
    }
    return changes
  })
}

/** So many models are remembered; those seen longest ago are forgotten first. */
const MOST = 2_000

/** `seen` with what has been read now. */
export function seeMore(seen: Seen | null, models: readonly RegisteredModel[], at: Date): Seen {
  const all = new Map(seen?.models)
  let newest = seen?.newest ?? null
  for (const { name, latestVersion, aliases, created } of models) {
    // taken out first, so that it goes to the end: what is seen last is forgotten last
    all.delete(name)
    all.set(name, { latestVersion, aliases })
    if (created !== null && (newest === null || created > newest)) newest = created
  }
  return { at, models: new Map([...all].slice(-MOST)), newest }
}
