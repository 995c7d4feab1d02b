import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { MlmodelReading } from '../../registry/mlmodel'
import type { ModelVersion } from '../../registry/model'
import { readSource } from '../../registry/source'
import { versionRecords } from '../../registry/versionRecords'

/** Everything a version leads to, asked `after` its MLmodel came (or will not): that may be what names the rest. */
export function useVersionRecords(
  version: ModelVersion,
  mlmodel: UseQueryResult<MlmodelReading>,
  after: boolean,
) {
  const { backend, queries } = useApp()
  const source = readSource(version.source)
  const copiedFrom = source.kind === 'copy' ? source.of : null
  const copies = useQuery({
    ...queries.copies(copiedFrom ?? version),
    enabled: after && copiedFrom !== null,
  })
  const settled = after && (copiedFrom === null || copies.isFetched)
  const { runId, loggedModelId, files } = versionRecords(
    version,
    mlmodel.data,
    copies.data?.origin ?? null,
  )

  const run = useQuery({ ...queries.run(runId ?? ''), enabled: after && runId !== null })
  const keepsLoggedModels = backend.registry.capabilities.loggedModels.can
  const modelId = keepsLoggedModels ? loggedModelId : null
  const loggedModel = useQuery({
    ...queries.loggedModel(modelId ?? ''),
    enabled: after && modelId !== null,
  })
  const experimentId = run.data?.experimentId ?? loggedModel.data?.experimentId ?? null
  const experiment = useQuery({
    ...queries.experiment(experimentId ?? ''),
    enabled: after && experimentId !== null,
  })

  return {
    settled,
    /** Also where this server keeps no logged models. */
    namesLoggedModel: loggedModelId !== null,
    files: settled ? files : undefined,
    copies: copiedFrom === null ? null : copies,
    run: runId === null ? null : { id: runId, query: run },
    loggedModel: modelId === null ? null : { id: modelId, query: loggedModel },
    experiment: experimentId === null ? null : { id: experimentId, query: experiment },
  }
}
