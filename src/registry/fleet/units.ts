import { holdsWords } from '../../lib/words'
import { ownerOf } from '../owner'
import { isPrompt } from '../prompt'
import { type ListedModel, type Snapshot, keyOf } from '../snapshot/snapshot'
import { type Sources, type State, sourcesOf, stateOf } from './sources'

/** A version that somebody relies on: what is counted. */
export interface Unit {
  key: string
  model: ListedModel
  version: string
  /** Those that point at it, of the ones asked about. At least one. */
  aliases: readonly string[]
  sources: Sources
  state: State
}

/** Which versions are shown; null and '' leave none out. */
export interface FleetFilter {
  /** Words of the names of anything that the version hangs together with. */
  text: string
  team: string | null
  owner: string | null
  alias: string | null
  state: Exclude<State, 'sound'> | null
}

/** The versions that hold an alias, each once, in the order of the models. */
export function unitsOf({ models, versions }: Snapshot, filter: FleetFilter): Unit[] {
  const { team, owner, alias, state } = filter
  const text = filter.text.trim()
  return models.flatMap((model) => {
    if (isPrompt(model)) return []
    if (team !== null && model.tags.get('team') !== team) return []
    if (owner !== null && ownerOf(model.tags) !== owner) return []
    return heldIn(model, alias).flatMap(([version, aliases]) => {
      const key = keyOf(model.name, version)
      const sources = sourcesOf(versions.get(key))
      const unit = { key, model, version, aliases, sources, state: stateOf(sources) }
      if (state !== null && unit.state !== state) return []
      return text === '' || holdsWords(wordsOf(unit), text) ? [unit] : []
    })
  })
}

function heldIn({ aliases }: ListedModel, only: string | null): [string, string[]][] {
  const held = new Map<string, string[]>()
  for (const [alias, version] of aliases) {
    if (only !== null && alias !== only) continue
    const known = held.get(version)
    if (known === undefined) held.set(version, [alias])
    else known.push(alias)
  }
  return [...held]
}

const wordsOf = ({ model, aliases, sources }: Omit<Unit, 'state'>) =>
  [
    model.name,
    ...aliases.map((alias) => `@${alias}`),
    ...sources.data.keys(),
    model.tags.get('team') ?? '',
    ownerOf(model.tags) ?? '',
  ].join(' ')
