import { type Term } from '../search'
import { matcher } from '../searchMatch'
import type { ListedModel } from './snapshot'

/** A model that fits, and whether it does by what the server looks at: a word is in the name, not only beside it. */
export interface Hit {
  model: ListedModel
  strict: boolean
}

/** Searches models that were read before: within a frame for ten thousand of them. */
export interface SnapshotSearch {
  models: readonly ListedModel[]
  /** Those that fit all of `terms`, in the order of the models. A word may also stand in a tag, an alias or the description. */
  find: (terms: readonly Term[]) => Hit[]
}

const made = new WeakMap<readonly ListedModel[], SnapshotSearch>()

/** Made ready once for each list of models: whoever searches it next finds it so. */
export function snapshotSearch(models: readonly ListedModel[]): SnapshotSearch {
  const known = made.get(models) ?? prepare(models)
  made.set(models, known)
  return known
}

function prepare(models: readonly ListedModel[]): SnapshotSearch {
  const rows = models.map((model) => ({
    model,
    name: model.name.toLowerCase(),
    beside: textBeside(model),
    // the shape that terms are matched against
    searched: {
      name: model.name,
      tags: model.tags,
      aliases: model.aliases,
      latestVersions: (model.stages ?? []).map((stage) => ({ stage })),
    },
  }))
  return {
    models,
    find(terms) {
      const words = terms.flatMap((term) => (term.kind === 'word' ? [term.text.toLowerCase()] : []))
      const fits = matcher(terms.filter(({ kind }) => kind !== 'word'))
      return rows.flatMap(({ model, name, beside, searched }) => {
        const strict = words.every((word) => name.includes(word))
        const loose = strict || words.every((word) => name.includes(word) || beside.includes(word))
        return loose && fits(searched) ? [{ model, strict }] : []
      })
    },
  }
}

/** In lower case; what stands apart is kept apart, so that no word is found across two. */
const textBeside = ({ tags, aliases, description }: ListedModel) =>
  [...[...tags].flat(), ...[...aliases.keys()].map((alias) => `@${alias}`), description]
    .join('\n')
    .toLowerCase()
