import { checkAlias, checkAliasIsFree, checkModelName, checkTag } from '../names'
import { emptyWorld, type World } from '../world'
import { experiment, register, registeredModel } from './build'
import { train } from './training'
import names from './hostile-names.json'

const accepted = (check: () => void) => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

/** The same text in every place where MLflow takes it: name, alias, tag key and value, description, run name, user. */
function addModel(world: World, runs: ReturnType<typeof experiment>, value: string, index: number) {
  const short = value.slice(0, 300)
  const name =
    accepted(() => checkModelName(value)) && value.length <= 5000 ? value : `hostile ${index}`
  const tags = accepted(() => checkTag(short, value)) ? { [short]: value } : {}
  const model = registeredModel(world, name, {
    created: '2026-01-01 00:00',
    description: value,
    tags: { owner: value, text: value },
  })
  for (const [key, text] of Object.entries(tags)) model.tags.set(key, text)
  const trained = train(world, runs, {
    name: value || 'unnamed',
    at: '2026-01-01 00:00',
    by: value,
    params: { text: value },
    commit: { repo: value, of: value },
    script: value,
    files: 'card-fraud',
    weights: [],
  })
  const isAlias = accepted(() => {
    checkAlias(value)
    checkAliasIsFree(value)
  })
  register(model, trained, {
    description: value,
    aliases: isAlias && value !== '' ? [value, 'champion'] : ['champion'],
    tags: { text: value },
  })
}

/**
 * Names and texts that attack whoever shows them, as far as an MLflow server would have taken them: its protobuf holds no
 * lone surrogate, so the list has none.
 */
export function hostile(): World {
  const world = emptyWorld()
  const runs = experiment(world, 'hostile', '2026-01-01 00:00')
  names.forEach((value, index) => addModel(world, runs, value, index))
  return world
}
