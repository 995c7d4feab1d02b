import type { ModelVersion, RegisteredModel } from './model'
import { ownerOf } from './owner'
import type { Comparison, Term } from './search'

type Searched = Pick<RegisteredModel, 'name' | 'tags' | 'aliases'> & {
  latestVersions: readonly Pick<ModelVersion, 'stage'>[]
}

/** Whether all of `terms` hold for a model; the terms are made ready once, for many models. */
export function matcher(terms: readonly Term[]): (model: Searched) => boolean {
  const tests = terms.map((term) => {
    const holds = testOf(term)
    return term.kind !== 'word' && term.not ? (model: Searched) => !holds(model) : holds
  })
  return (model) => tests.every((holds) => holds(model))
}

function testOf(term: Term): (model: Searched) => boolean {
  switch (term.kind) {
    case 'word':
    case 'name': {
      const text = term.text.toLowerCase()
      return term.kind === 'name' && term.begins
        ? ({ name }) => name.toLowerCase().startsWith(text)
        : ({ name }) => name.toLowerCase().includes(text)
    }
    case 'tag':
      return ({ tags }) => holds(tags.get(term.key), term.is)
    case 'alias':
      return ({ aliases }) => holds(aliases.get(term.alias), term.is)
    case 'owner': {
      const owner = term.value.toLowerCase()
      return ({ tags }) => ownerOf(tags)?.toLowerCase() === owner
    }
    case 'stage': {
      const stage = term.value.toLowerCase()
      return ({ latestVersions }) =>
        latestVersions.some((version) => (version.stage ?? 'None').toLowerCase() === stage)
    }
  }
  throw term satisfies never
}

const holds = (value: string | undefined, is: Comparison | null) =>
  value !== undefined && (is === null || (is.sign === '=') === (value === is.value))
