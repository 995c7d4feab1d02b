import { commitOf } from '../gitFacts'
import type { Mlmodel } from '../mlmodel'
import type { Requirement } from '../environment'
import type { ModelVersion, RegisteredModel, VersionRef } from '../model'
import type { Packages } from '../packages'
import { paramsOf } from '../params'
import type { LoggedModel, Run } from '../tracking'
import type { ArtifactFact } from './artifacts'
import { codeFacts } from './code'
import { type DataFact, dataFacts } from './datasets'
import { type EnvironmentFacts, packageFacts, runtimeFacts } from './environment'
import { type Known, READING, known, lacking, mapKnown, valueOf } from './known'

/** All that is known of one of the versions that are compared. */
export interface Side {
  ref: VersionRef
  version: Known<ModelVersion>
  /** Its registered model. */
  model: Known<RegisteredModel>
  mlmodel: Known<Mlmodel>
  run: Known<Run>
  loggedModel: Known<LoggedModel>
  /** By requirements.txt; null where the version has none. */
  requirements: Known<readonly Requirement[] | null>
  /** By all the files that were read. */
  packages: Known<Packages>
  artifacts: Known<ReadonlyMap<string, ArtifactFact>>
}

type Facts<T> = Known<ReadonlyMap<string, T>>

export const runtimeOf = ({ mlmodel }: Side): Known<EnvironmentFacts> =>
  mapKnown(mlmodel, runtimeFacts)

export const packagesOf = ({ packages }: Side): Known<EnvironmentFacts> =>
  mapKnown(packages, packageFacts)

export const dataOf = ({ run }: Side): Facts<DataFact> =>
  mapKnown(run, ({ datasets }) => dataFacts(datasets))

export const tagsOf = ({ version }: Side): Facts<string> => mapKnown(version, ({ tags }) => tags)

/** The run's; the logged model's, which MLflow copies from it, where the run can't be read. */
export function paramsOfSide({ run, loggedModel }: Side): Facts<string> {
  if (run.state !== 'unknown') return mapKnown(run, ({ params }) => new Map(params))
  if (loggedModel.state === 'unknown') return run
  return mapKnown(loggedModel, (model) => new Map(paramsOf(null, model)))
}

/** None is only said where both records were read. */
export function codeOf({ run, loggedModel }: Side): Facts<string> {
  const facts = commitOf(valueOf(run), valueOf(loggedModel))
  if (run.state === 'reading' || loggedModel.state === 'reading') return READING
  if (facts !== null) return known(codeFacts(facts))
  return run.state === 'unknown' ? run : lacking('its run names no commit')
}

/** What each version is called here: `v5`, with its model where there are several. Holds user text. */
export function labelsOf(versions: readonly VersionRef[]): readonly string[] {
  const several = new Set(versions.map(({ model }) => model)).size > 1
  return versions.map(({ model, version }) => (several ? `${model} v${version}` : `v${version}`))
}
