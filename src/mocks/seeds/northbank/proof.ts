import { readRequirements } from '../../../registry/environment'
import { canonical } from '../../../registry/ledger/canonical'
import type { EvidenceForm } from '../../../registry/ledger/evidenceForm'
import { hashText } from '../../../registry/ledger/hash'
import type { Mark } from '../../../registry/ledger/event'
import { loggedModelRoot, type MetricRow, type VersionRow, type World } from '../../world'

interface Place {
  /** Whose version is to take over, or to be copied. */
  model: string
  version: number
  alias: { model: string; alias: string }
  holder: Mark | null
  /** The hash of the policy in force. */
  policy: string | null
}

/** What a console would have hashed at `time`, when later values were not logged yet: the facts that a request quotes. */
export function proofAt(world: World, place: Place, time: number): string {
  const { model, version, alias, holder, policy } = place
  const row = versionOf(world, model, version)
  const run = world.runs.get(row.run_id)
  if (!run) throw new Error(`${model} v${version} has no run`)
  const form: EvidenceForm = {
    v: 1,
    version: {
      model,
      version: String(version),
      created: row.creation_timestamp,
      source: row.source,
      status: row.status,
    },
    run: { id: run.run_id, deleted: run.lifecycle_stage === 'deleted' },
    mlmodel: hashText(fileOf(world, row, 'MLmodel')),
    requirements: readRequirements(fileOf(world, row, 'requirements.txt')).map(({ text }) => text),
    datasets: sorted(
      run.datasets.map(({ dataset: { name, digest }, tags }) => ({
        name,
        digest: digest ?? '',
        context: tags?.find(({ key }) => key === 'mlflow.data.context')?.value ?? null,
      })),
    ),
    metrics: metricsAt(world, row, time),
    alias,
    holder: holder && {
      ...holder,
      metrics: metricsAt(world, versionOf(world, alias.model, Number(holder.version)), time),
    },
    policy,
  }
  return canonical(form)
}

function versionOf(world: World, model: string, version: number): VersionRow {
  const row = world.models.get(model)?.versions.peek(version)
  if (!row) throw new Error(`${model} has no version ${version}`)
  return row
}

function fileOf(world: World, { location }: VersionRow, path: string): string {
  const content = world.files.get(`${location}/${path}`)?.content
  if (typeof content !== 'string') throw new Error(`${location} has no ${path}`)
  return content
}

type Measured = Extract<EvidenceForm['metrics'], readonly unknown[]>

/** Those with their dataset stand with the logged model; of the run, only what is not among them. */
function metricsAt(world: World, row: VersionRow, time: number): Measured {
  const run = world.runs.get(row.run_id)
  const logged = [...world.loggedModels.values()].find(
    (one) => loggedModelRoot(one) === row.location,
  )
  const then = (metric: MetricRow): MetricRow =>
    run?.histories
      .get(metric.key)
      ?.findLast(
        ({ timestamp, dataset_digest }) =>
          timestamp <= time && dataset_digest === metric.dataset_digest,
      ) ?? metric
  const ofModel = (logged?.metrics ?? []).map(then)
  const known = new Set(ofModel.map(({ key, value }) => `${key} ${value}`))
  const ofRun = (run?.metrics ?? [])
    .map(then)
    .filter(({ key, value }) => !known.has(`${key} ${value}`))
  return sorted([
    ...ofModel.map(({ key, value, dataset_name: name = '', dataset_digest: digest = '' }) => ({
      key,
      value,
      dataset: { name, digest },
    })),
    ...ofRun.map(({ key, value }) => ({ key, value, dataset: null })),
  ])
}

/** By their canonical texts, as evidence lists them. */
function sorted<T>(items: readonly T[]): T[] {
  const texts = new Map(items.map((item) => [canonical(item), item]))
  return [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}
