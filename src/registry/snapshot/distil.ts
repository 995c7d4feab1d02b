import { type Known, NOT_READ, type VersionFacts, know } from '../checks/facts'
import { metricPoints } from '../checks/metricPoints'
import { runChecks } from '../checks/runChecks'
import { datasetPlace } from '../datasetPlace'
import { howPickled } from '../howPickled'
import type { Flavor, Mlmodel } from '../mlmodel'
import type { ModelVersion } from '../model'
import type { Gate, Policy } from '../policy'
import type { DatasetRef } from '../tracking'
import { trainedOn } from '../trainedOn'
import type { AliasedVersion } from './snapshot'

/** A version may have logged thousands of values; the champion's and the challenger's meet in a few. */
export const MOST_POINTS = 200

/** What is kept of a version's facts. `now` decides what is too old. */
export function distil(facts: VersionFacts, policy: Policy, now: Date): AliasedVersion {
  const { version, mlmodel, requirements } = facts
  const { checks } = runChecks({
    candidate: facts,
    against: { kind: 'not asked' },
    policy,
    guard: null,
    now,
  })
  const of = <T>(read: (file: Mlmodel) => T): Known<T> =>
    mlmodel.known ? know(read(mlmodel.value)) : mlmodel
  return {
    model: version.model,
    version: version.version,
    record: know({
      created: version.created,
      createdBy: version.createdBy,
      status: version.status,
      tags: version.tags,
      described: version.description.trim() !== '',
    }),
    checks: checks.map(({ gate, title, result, fact }) => ({ gate, title, result, fact })),
    flavors: of(({ flavors }) =>
      flavors.map((flavor) => ({ name: flavor.name, library: libraryOf(flavor) })),
    ),
    mlflow: of(({ mlflowVersion }) => mlflowVersion),
    python: of(({ pythonVersion }) => pythonVersion),
    packages: requirements.known
      ? know(
          requirements.value?.flatMap(({ name, pinned }) =>
            name === null ? [] : [{ name: name.toLowerCase().replaceAll(/[-_.]+/g, '-'), pinned }],
          ) ?? null,
        )
      : requirements,
    pickled: of(({ flavors }) => [
      ...new Set(flavors.flatMap(({ entries }) => howPickled(entries) ?? [])),
    ]),
    points: pointsOf(facts),
    origin: originOf(facts),
    training: trainingOf(facts),
  }
}

/** Checks of what people change: status, tags and descriptions. The others are of files and records that stay as they are. */
const CHANGING: ReadonlySet<string> = new Set<Gate>(['ready', 'card', 'validation'])

/** Whether nothing is missing that reading again could bring. */
export const isWhole = ({ record, flavors, packages, points, origin }: AliasedVersion) =>
  record.known && flavors.known && packages.known && points.known && origin.known

/** A version read before, as it is now that its record was read again. */
export function renewed(
  before: AliasedVersion,
  version: ModelVersion,
  model: VersionFacts['model'],
  policy: Policy,
  now: Date,
): AliasedVersion {
  const bare: VersionFacts = {
    version,
    model,
    mlmodel: NOT_READ,
    example: NOT_READ,
    requirements: NOT_READ,
    run: NOT_READ,
    loggedModel: NOT_READ,
    artifacts: NOT_READ,
  }
  const { record, checks } = distil(bare, policy, now)
  return {
    ...before,
    record,
    checks: [
      ...checks.filter(({ gate }) => CHANGING.has(gate)),
      ...before.checks.filter(({ gate }) => !CHANGING.has(gate)),
    ],
  }
}

/** A version of which not even the record could be read. */
export const unread = (
  model: string,
  version: string,
  why: Extract<Known<never>, { known: false }>,
): AliasedVersion => ({
  model,
  version,
  record: why,
  checks: [],
  flavors: why,
  mlflow: why,
  python: why,
  packages: why,
  pickled: why,
  points: why,
  origin: why,
  training: why,
})

function pointsOf(facts: VersionFacts): AliasedVersion['points'] {
  const points = metricPoints(facts)
  return points.known ? know(points.value.slice(0, MOST_POINTS)) : points
}

function originOf({ run, mlmodel }: VersionFacts): AliasedVersion['origin'] {
  if (!run.known) return run
  if (run.value !== null) {
    const { id, deleted, datasets } = run.value
    const states = datasets.map(({ name, digest }): [string, DatasetRef] => [
      JSON.stringify([name, digest]),
      { name, digest },
    ])
    return know({
      run: deleted ? 'deleted' : 'there',
      runId: id,
      data: [...new Map(states).values()],
    })
  }
  // a run that the record leaves out may stand in the file
  return mlmodel.known || mlmodel.because === 'missing'
    ? know({ run: 'none', runId: null, data: [] })
    : mlmodel
}

function trainingOf({ run, mlmodel }: VersionFacts): AliasedVersion['training'] {
  if (!run.known) return run
  if (run.value === null)
    return mlmodel.known || mlmodel.because === 'missing' ? know(null) : mlmodel
  const { experimentId, started } = run.value
  const data = trainedOn(run.value).map((dataset) => ({
    name: dataset.name,
    digest: dataset.digest,
    place: datasetPlace(dataset),
  }))
  return know({ experiment: experimentId, started, data })
}

/** `sklearn_version: 1.5.2` → "1.5.2": a flavor names the library that made it. */
function libraryOf({ entries }: Flavor): string | null {
  for (const [key, value] of entries) {
    if (/^(?!python_|cloudpickle_).+_version$/.test(key) && value.kind === 'text') return value.text
  }
  return null
}
