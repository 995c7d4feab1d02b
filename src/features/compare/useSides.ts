import { useQueries } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { FilesAt } from '../../queries/versionFiles'
import { type Known, READING, known, lacking, unknown } from '../../registry/compare/known'
import type { Side } from '../../registry/compare/side'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { versionRecords } from '../../registry/versionRecords'
import { useLater } from '../common/useLater'
import { knownOf } from './knownOf'
import { useArtifacts } from './useArtifacts'
import { usePackages } from './usePackages'

/** What is only read when somebody wants to see it. */
export interface Wanted {
  /** `conda.yaml` and `python_env.yaml` as well. */
  everyFile: boolean
  /** Directories to look into, by path. */
  directories: ReadonlySet<string>
  /** Files to read whole, by path. */
  contents: ReadonlySet<string>
}

export interface Sides {
  sides: readonly Side[]
  /** The files of a version are listed here; null where nothing lists them. */
  filesAt: readonly (FilesAt | null)[]
  /** Asks again for what of a version failed; null where nothing did. */
  again: readonly ((() => void) | null)[]
}

/**
 * All that the page tells of these versions. Their MLmodels are asked for first, since the contract is in them; the rest,
 * some of which they name, when those are in the page.
 */
export function useSides(refs: readonly VersionRef[], wanted: Wanted): Sides {
  const app = useApp()
  const { backend, queries } = app
  const mlmodels = useQueries({ queries: refs.map((ref) => queries.mlmodel(ref)) })
  const later = useLater(mlmodels.every(({ isFetched }) => isFetched))
  const versions = useQueries({
    queries: refs.map((ref) => ({ ...queries.version(ref), enabled: later })),
  })
  const readings = mlmodels.map((query) => readingOf(knownOf(query, 'its MLmodel')))
  const models = useQueries({
    queries: once(refs.map(({ model }) => model)).map((model) => ({
      ...queries.model(model),
      enabled: later,
    })),
  })
  const needs = usePackages(refs, readings, { ask: later, everyFile: wanted.everyFile })

  const records = versions.map(({ data }, i) =>
    data === undefined ? null : versionRecords(data, mlmodels[i]?.data, null),
  )
  const runIds = records.map((found) => found?.runId ?? null)
  const modelIds = records.map((found) => found?.loggedModelId ?? null)
  const runs = useQueries({ queries: once(runIds).map((id) => queries.run(id)) })
  const keeps = backend.registry.capabilities.loggedModels
  const loggedModels = useQueries({
    queries: keeps.can ? once(modelIds).map((id) => queries.loggedModel(id)) : [],
  })
  const filesAt = records.map((found) => found?.files ?? null)
  const artifacts = useArtifacts(refs, filesAt, wanted)

  const all = refs.map((ref, i) => {
    const version = knownOf(versions[i], 'it')
    const model = models[once(refs.map((one) => one.model)).indexOf(ref.model)]
    const run = runs[once(runIds).indexOf(runIds[i] ?? '')]
    const loggedModel = loggedModels[once(modelIds).indexOf(modelIds[i] ?? '')]
    const named = <T>(found: Known<T>, id: string | null | undefined, none: string): Known<T> =>
      version.state !== 'known' ? version : id === null ? lacking(none) : found
    const side: Side = {
      ref,
      version,
      model: knownOf(model, 'its model'),
      mlmodel: readings[i] ?? READING,
      requirements: needs[i]?.requirements ?? READING,
      packages: needs[i]?.packages ?? READING,
      run: named(knownOf(run, 'its run'), runIds[i], 'it names no run'),
      loggedModel: keeps.can
        ? named(knownOf(loggedModel, 'its logged model'), modelIds[i], 'it names no logged model')
        : lacking(keeps.because),
      artifacts: named(
        artifacts[i]?.known ?? READING,
        filesAt[i] === null ? null : '',
        'nothing that it names lists its files',
      ),
    }
    const asked = [mlmodels[i], versions[i], model, run, loggedModel]
    return {
      side,
      asked: [...asked, ...(needs[i]?.asked ?? []), ...(artifacts[i]?.asked ?? [])],
    }
  })
  return {
    sides: all.map(({ side }) => side),
    filesAt,
    again: all.map(({ asked }) => {
      const failed = asked.filter((query) => query?.isError === true && !query.isFetching)
      return failed.length === 0 ? null : () => failed.forEach((query) => void query?.refetch())
    }),
  }
}

const once = (ids: readonly (string | null)[]) => [...new Set(ids)].filter((id) => id !== null)

function readingOf(reading: Known<MlmodelReading>): Known<Mlmodel> {
  if (reading.state !== 'known') return reading
  const { value } = reading
  return value.state === 'read'
    ? known(value.mlmodel)
    : { ...unknown(`its MLmodel can’t be understood: ${value.because}`), kind: 'unreadable' }
}
