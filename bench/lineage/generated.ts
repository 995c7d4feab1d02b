import { aLoggedModel, aModel, aRun, aVersion } from '../../src/registry/examples'
import {
  loggedId,
  recordsOf,
  runId,
  toldLoggedModel,
  toldModel,
  toldRun,
  toldVersions,
} from '../../src/registry/lineage/examples'
import type { Answer, Records } from '../../src/registry/lineage/records'
import type { ModelVersion } from '../../src/registry/model'
import type { Dataset } from '../../src/registry/tracking'
import { createRandom } from './random'

// Registries that nobody has, told as a server tells of them: the graph is made of that by the project's own code.

const SEED = 20_261_125
const START = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

const dataset = (n: number, state: number): Dataset => ({
  name: `data-${n}`,
  digest: `${n.toString(16).padStart(4, '0')}${state}`,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context: 'training',
})

const evaluated = ({ name, digest }: Dataset) => ({
  key: 'auc',
  value: 0.9,
  step: 0,
  at: null,
  dataset: { name, digest },
})

/** Answers while they come together, and the nodes that they tell of so far. */
class Telling {
  readonly answers: Answer[] = []
  readonly nodes = new Set<string>()
  private readonly models = new Map<string, ModelVersion[]>()
  private trained = 0

  /** A run and the logged model it wrote; its number is that of both. */
  train({
    datasets = [],
    reads = [],
    commit = null,
    parent = null,
    measured = [],
  }: {
    datasets?: readonly Dataset[]
    reads?: readonly number[]
    commit?: number | null
    parent?: number | null
    measured?: readonly Dataset[]
  }): number {
    const number = ++this.trained
    const tags = new Map<string, string>()
    if (commit !== null) {
      tags.set('mlflow.source.git.commit', runId(commit))
      this.nodes.add(`commit ${commit}`)
    }
    if (parent !== null) tags.set('mlflow.parentRunId', runId(parent))
    this.answers.push(
      toldRun(
        aRun({
          id: runId(number),
          name: `run-${number}`,
          experimentId: String(1 + (number % 20)),
          status: 'FINISHED',
          ended: new Date(START + number * HOUR),
          datasets,
          modelInputs: reads.map(loggedId),
          modelOutputs: [loggedId(number)],
          tags,
        }),
      ),
      toldLoggedModel(
        aLoggedModel({
          id: loggedId(number),
          name: `model-of-${number}`,
          status: 'LOGGED_MODEL_READY',
          sourceRunId: runId(number),
          metrics: measured.map(evaluated),
          created: new Date(START + number * HOUR),
        }),
      ),
    )
    this.nodes.add(`run ${number}`).add(`logged ${number}`)
    for (const { name, digest } of [...datasets, ...measured]) this.nodes.add(`${name} ${digest}`)
    return number
  }

  register(model: string, { source, run }: { source: string; run: number }): ModelVersion {
    const versions = this.models.get(model) ?? []
    const version = aVersion({
      model,
      version: String(versions.length + 1),
      created: new Date(START + run * HOUR),
      source,
      runId: runId(run),
    })
    this.models.set(model, [...versions, version])
    this.nodes.add(`model ${model}`).add(`version ${model} ${version.version}`)
    return version
  }

  registerTrained(model: string, run: number): ModelVersion {
    return this.register(model, {
      source: `mlflow-artifacts:/1/models/${loggedId(run)}/artifacts`,
      run,
    })
  }

  finish(aliases: ReadonlyMap<string, ReadonlyMap<string, string>>): Records {
    return recordsOf(
      ...this.answers,
      ...[...this.models].map(([name, items]) => toldVersions(name, items)),
      ...[...this.models.keys()].map((name) =>
        toldModel(aModel({ name, aliases: aliases.get(name) ?? new Map() })),
      ),
    )
  }
}

/**
 * A registry of about so many nodes: few datasets under most runs and many under few, sweeps, models that were tuned on
 * from another's, most with a handful of versions and some with dozens, and copies for production.
 */
export function registry(size: number): Records {
  const random = createRandom(SEED + size)
  const told = new Telling()
  const aliases = new Map<string, Map<string, string>>()
  const nodes = () => told.nodes.size + [...aliases.values()].reduce((sum, of) => sum + of.size, 0)
  const pool = Math.max(4, Math.round(size / 25))
  const data = () => dataset(random.mostlyLow(pool), random.mostlyLow(4))
  let sweep: number | null = null
  for (let family = 1; nodes() < size; family += 1) {
    const model = `family-${family}`
    const own = [data(), ...(random.chance(0.5) ? [data()] : [])]
    const testing = data()
    const base = random.chance(0.15) && family > 1 ? 1 + random.below(family * 2) : null
    let last: number | null = base !== null && told.nodes.has(`run ${base}`) ? base : null
    const tuned = last !== null || random.chance(0.1)
    const versions = random.chance(0.1) ? 10 + random.below(30) : 1 + random.below(6)
    const commit = family * 100
    for (let i = 0; i < versions && nodes() < size; i += 1) {
      const run = told.train({
        datasets: [...own, ...(random.chance(0.2) ? [data()] : [])],
        reads: tuned && last !== null ? [last] : [],
        commit: random.chance(0.6) ? commit + Math.floor(i / 3) : null,
        parent: sweep !== null && random.chance(0.3) ? sweep : null,
        measured: random.chance(0.5) ? [testing] : [],
      })
      if (random.chance(0.2)) sweep = run
      last = run
      const version = told.registerTrained(model, run)
      const holders = aliases.get(model) ?? new Map<string, string>()
      aliases.set(model, holders.set('champion', version.version))
      if (random.chance(0.2)) {
        const source = `models:/${model}/${version.version}`
        const copy = told.register(`${model}-production`, { source, run })
        aliases.set(`${model}-production`, new Map([['production', copy.version]]))
      }
    }
  }
  return told.finish(aliases)
}

/** Models tuned on from one another, so many runs one after the other. */
export function chain(length: number): Records {
  const told = new Telling()
  let last = told.train({ datasets: [dataset(0, 0)] })
  while (told.nodes.size + 3 < length) last = told.train({ reads: [last] })
  const { version } = told.registerTrained('chained', last)
  return told.finish(new Map([['chained', new Map([['champion', version]])]]))
}

/** Every run has read every dataset. */
export function bipartite(datasets: number, runs: number): Records {
  const told = new Telling()
  const all = Array.from({ length: datasets }, (_, i) => dataset(i, 0))
  for (let i = 0; i < runs; i += 1) told.train({ datasets: all })
  return told.finish(new Map())
}

/** One dataset under so many versions of one model. */
export function fan(versions: number): Records {
  const told = new Telling()
  for (let i = 0; i < versions; i += 1)
    told.registerTrained('fanned', told.train({ datasets: [dataset(0, 0)] }))
  return told.finish(new Map([['fanned', new Map([['champion', String(versions)]])]]))
}
