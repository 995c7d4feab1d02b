import type { MlmodelReading } from './mlmodel'
import type { ModelVersion } from './model'
import { type Source, readSource } from './source'

/** The records elsewhere that a version leads to. */
export interface VersionRecords {
  runId: string | null
  loggedModelId: string | null
  /** Where its files can be listed: no server lists them by version. */
  files: { kind: 'logged-model'; id: string } | { kind: 'run'; runId: string; path: string } | null
}

/**
 * What the version's own record says goes first, then its MLmodel (undefined: not read), then the source of the version
 * it was copied from (null: unknown, or it is no copy).
 */
export function versionRecords(
  version: Pick<ModelVersion, 'runId' | 'source'>,
  reading: MlmodelReading | undefined,
  copiedFrom: Source | null,
): VersionRecords {
  const mlmodel = reading?.state === 'read' ? reading.mlmodel : null
  const sources = [readSource(version.source), copiedFrom]
  const logged = sources.find((source) => source?.kind === 'logged-model')
  const underRun = sources.find((source) => source?.kind === 'run')
  const loggedModelId = logged?.id ?? mlmodel?.modelId ?? null
  return {
    runId: version.runId ?? mlmodel?.runId ?? underRun?.runId ?? null,
    loggedModelId,
    files:
      loggedModelId !== null
        ? { kind: 'logged-model', id: loggedModelId }
        : underRun !== undefined && underRun !== null
          ? { kind: 'run', runId: underRun.runId, path: underRun.path }
          : null,
  }
}
