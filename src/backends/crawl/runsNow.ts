import type { AliasedVersion } from '../../registry/snapshot/snapshot'
import type { Backend } from '../backend'
import { gapOf } from './readVersionFacts'

/** As many as one search carries. */
const AT_ONCE = 100

interface Asking {
  backend: Backend
  signal: AbortSignal
  turn: () => Promise<void>
}

/**
 * Whether each run behind versions that were read before is deleted by now: one search for a hundred of them. What no
 * search names is left out: it is gone for good, closed to this person, or the server can't search so.
 */
export async function runsNow(
  { backend, signal, turn }: Asking,
  before: readonly AliasedVersion[],
): Promise<ReadonlyMap<string, boolean>> {
  const deleted = new Map<string, boolean>()
  const runs = [...experimentsOfRuns(before)].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
  if (runs.length === 0) return deleted
  const history = await backend.wings.history()
  for (let from = 0; from < runs.length; from += AT_ONCE) {
    await turn()
    const batch = runs.slice(from, from + AT_ONCE)
    const experiments = [...new Set(batch.map(([, experiment]) => experiment))]
    try {
      const found = await history.runs(
        experiments,
        batch.map(([id]) => id),
        { signal },
      )
      for (const run of found) deleted.set(run.id, run.deleted)
    } catch (error) {
      if (gapOf(error) === null) throw error
    }
  }
  return deleted
}

/** Whether what was read of its run still holds. */
export function runIsAsBefore(
  { origin }: AliasedVersion,
  deleted: ReadonlyMap<string, boolean>,
): boolean {
  if (!origin.known) return false
  const { run, runId } = origin.value
  return runId === null || deleted.get(runId) === (run === 'deleted')
}

function experimentsOfRuns(versions: readonly AliasedVersion[]): ReadonlyMap<string, string> {
  return new Map(
    versions.flatMap(({ origin, training }): [string, string][] =>
      origin.known && origin.value.runId !== null && training.known && training.value !== null
        ? [[origin.value.runId, training.value.experiment]]
        : [],
    ),
  )
}
