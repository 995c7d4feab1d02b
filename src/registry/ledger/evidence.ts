import type { Known, VersionFacts } from '../checks/facts'
import { groupMetrics } from '../metricGroups'
import type { MlmodelReading } from '../mlmodel'
import { canonical, wellFormed } from './canonical'
import type { EvidenceForm, EvidenceMetric, Lacking } from './evidenceForm'
import { hashText } from './hash'

/** What evidence is made of. */
export interface EvidenceFacts {
  candidate: VersionFacts
  /** The MLmodel file of the candidate: see `mlmodelHash`. */
  mlmodel: Known<string>
  /** Where it is to take over. */
  alias: { model: string; alias: string }
  /** Null: nobody holds it. */
  holder: VersionFacts | null
  /** The hash of the policy in force; null: none was ever set. */
  policy: string | null
}

export interface Evidence {
  form: EvidenceForm
  /** Canonical: what is attached. */
  text: string
  hash: string
}

/** SHA-256 of an MLmodel file; undefined: it is not read as a whole. */
export const mlmodelHash = (reading: MlmodelReading | undefined): string | undefined =>
  reading?.state === 'read' ? hashText(reading.text) : undefined

/**
 * The facts that approvals are about. Undefined while something was not read, or nobody answered: what one cannot know for
 * the moment is no change of it.
 */
export function evidenceOf(facts: EvidenceFacts): Evidence | undefined {
  const { candidate, holder, alias, policy } = facts
  const { version } = candidate
  const run = told(candidate.run, (value) => value && { id: value.id, deleted: value.deleted })
  const mlmodel = told(facts.mlmodel, (value) => value)
  const requirements = told(
    candidate.requirements,
    (lines) => lines && lines.map((line) => line.text),
  )
  const datasets = told(candidate.run, (value) =>
    sorted((value?.datasets ?? []).map(({ name, digest, context }) => ({ name, digest, context }))),
  )
  const metrics = metricsOf(candidate)
  const held = holder === null ? null : metricsOf(holder)
  if (
    run === undefined ||
    mlmodel === undefined ||
    requirements === undefined ||
    datasets === undefined ||
    metrics === undefined ||
    held === undefined
  ) {
    return undefined
  }
  const form: EvidenceForm = wellFormed({
    v: 1,
    version: {
      model: version.model,
      version: version.version,
      created: version.created?.getTime() ?? null,
      source: version.source,
      status: version.status,
    },
    run,
    mlmodel,
    requirements,
    datasets,
    metrics,
    alias: { model: alias.model, alias: alias.alias },
    holder:
      holder === null || held === null
        ? null
        : {
            version: holder.version.version,
            created: holder.version.created?.getTime() ?? null,
            metrics: held,
          },
    policy,
  })
  const text = canonical(form)
  return { form, text, hash: hashText(text) }
}

/** Undefined: not read (yet), or nobody answered. */
function told<T, U>(from: Known<T>, to: (value: T) => U): U | Lacking | undefined {
  if (from.known) return to(from.value)
  switch (from.because) {
    case 'denied':
    case 'missing':
    case 'unreadable':
      return { unknown: from.because }
    case 'not read':
    case 'failed':
      return undefined
    default:
      return from.because satisfies never
  }
}

function metricsOf({ run, loggedModel }: VersionFacts): EvidenceMetric[] | Lacking | undefined {
  return told(run, (ofRun) =>
    told(loggedModel, (ofModel) =>
      sorted(
        groupMetrics(ofModel, ofRun).flatMap(({ dataset, metrics }) =>
          metrics.map(({ key, value }): EvidenceMetric => ({
            key,
            value: spelled(value),
            dataset: dataset && { name: dataset.name, digest: dataset.digest },
          })),
        ),
      ),
    ),
  )
}

const spelled = (value: number): EvidenceMetric['value'] => {
  if (Number.isNaN(value)) return 'NaN'
  if (value === Infinity) return 'Infinity'
  return value === -Infinity ? '-Infinity' : value
}

/** By their canonical texts: servers list them in any order. */
function sorted<T>(items: readonly T[]): T[] {
  const texts = new Map(items.map((item) => [canonical(wellFormed(item)), item]))
  return [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}
