import { emptyWorld, type ModelRow, TODAY, type VersionRow, type World } from '../world'
import { Versions } from '../versions'
import { fraction, hexId } from './hash'
import { modelNames, type Named } from './large/modelNames'
import { OWNERS } from './large/words'

const MODELS = 10_000
const DAY = 86_400_000
const YEAR = 365 * DAY

/** Retrained per merchant group and hour by a pipeline: the model whose list of versions nobody scrolls. */
const SCORER = 'transaction-scorer'
const SCORER_VERSIONS = 200_000

const pick = <T>(items: readonly T[], by: number): T | undefined =>
  items[Math.floor(by * items.length)]

interface History {
  name: string
  count: number
  from: number
  /** Time between two versions. */
  every: number
  owner: string
}

function madeVersion(history: History, version: number, createdAt: number): VersionRow {
  const { name, owner } = history
  const source = `s3://northbank-models/${name}/${hexId(`${name} ${version}`).slice(0, 12)}`
  const approved = fraction(`${name} ${version} approved`) < 0.8
  return {
    version,
    creation_timestamp: createdAt,
    last_updated_timestamp: createdAt,
    current_stage: 'None',
    description: version === 1 ? 'First build.' : '',
    source,
    location: source,
    run_id: '',
    run_link: '',
    status: 'READY',
    tags: new Map([
      ['build', String(4000 + version)],
      ['trained_by', owner],
      ['validation_status', approved ? 'approved' : 'pending'],
    ]),
  }
}

function versionsOf(history: History): Versions {
  const createdAt = (version: number) => history.from + (version - 1) * history.every
  return new Versions({
    count: history.count,
    createdAt,
    make: (version) => madeVersion(history, version, createdAt(version)),
  })
}

/** Champion on most, challenger on many, neither on a few. */
function aliasesOf(name: string, count: number): Map<string, number> {
  const aliases = new Map<string, number>()
  if (count === 0 || fraction(`${name} unused`) < 0.12) return aliases
  const champion = Math.max(1, count - Math.floor(fraction(`${name} champion`) * 3))
  aliases.set('champion', champion)
  if (champion < count) aliases.set('challenger', count)
  if (champion > 1 && fraction(`${name} rollback`) < 0.2) aliases.set('rollback', champion - 1)
  return aliases
}

function modelRow(facts: {
  history: History
  description: string
  tags: Map<string, string>
  created: number
}): ModelRow {
  const { history, created } = facts
  return {
    name: history.name,
    creation_timestamp: created,
    last_updated_timestamp:
      history.count === 0 ? created : history.from + (history.count - 1) * history.every,
    description: facts.description,
    tags: facts.tags,
    aliases: aliasesOf(history.name, history.count),
    versions: versionsOf(history),
    lastVersion: history.count,
  }
}

function describe({ name, market, team }: Named, by: number): string {
  const about = name.split('-').slice(1, -2).join(' ')
  if (by < 0.25) return ''
  if (by < 0.6) return `Estimates ${about} for ${market.toUpperCase()}.`
  if (by < 0.9)
    return `${about}, market ${market.toUpperCase()}. Owned by ${team}; see the team's runbook.`
  return `Estimates ${about} for ${market.toUpperCase()}. **Retrained monthly**; a change of inputs needs the consent of ${team}.`
}

function plainModel(named: Named): ModelRow {
  const { name, domain, team, market } = named
  const luck = fraction(name)
  const owner = pick(OWNERS, fraction(`${team} ${market}`)) ?? ''
  const created = TODAY - YEAR + Math.floor(luck * 0.9 * YEAR)
  // a few have none yet
  const count = luck < 0.02 ? 0 : 1 + Math.floor(fraction(`${name} count`) ** 3 * 24)
  const every = Math.floor((TODAY - created) / (count + 1))
  return modelRow({
    history: { name, count, from: created + Math.floor(every / 2), every, owner },
    description: describe(named, fraction(`${name} words`)),
    created,
    tags: new Map([
      ['owner', owner],
      ['team', team],
      ['domain', domain],
      ['market', market],
      ...(luck > 0.8 ? [['criticality', 'high'] as const] : []),
    ]),
  })
}

function scorer(): ModelRow {
  const every = Math.floor((YEAR - DAY) / SCORER_VERSIONS)
  const owner = OWNERS[0] ?? ''
  return modelRow({
    history: {
      name: SCORER,
      count: SCORER_VERSIONS,
      from: TODAY - SCORER_VERSIONS * every,
      every,
      owner,
    },
    description:
      'Scores each card transaction against its merchant group. A pipeline registers **one version per group and hour**; only the nightly champion serves.',
    created: TODAY - YEAR,
    tags: new Map([
      ['owner', owner],
      ['team', 'card-risk'],
      ['domain', 'cards'],
      ['criticality', 'high'],
    ]),
  })
}

/** As much as anybody has: 10,000 models, one of them with 200,000 versions. No row of a version is made by planting. */
export function large(): World {
  const world = emptyWorld()
  for (const named of modelNames(MODELS - 1)) world.models.set(named.name, plainModel(named))
  world.models.set(SCORER, scorer())
  return world
}
