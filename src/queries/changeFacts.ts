import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import { known, mlmodelOf } from '../backends/crawl/readVersionFacts'
import { contractGate } from '../registry/checks/contractGate'
import { type Finding, finding } from '../registry/checks/check'
import { NOT_READ, type VersionFacts, know } from '../registry/checks/facts'
import { metricPoints } from '../registry/checks/metricPoints'
import { metricRules } from '../registry/checks/metricsGate'
import { type Meeting, compareMetrics, isMeeting } from '../registry/metricComparison'
import type { Mark } from '../registry/ledger/event'
import type { Policy } from '../registry/policy'
import { versionRecords } from '../registry/versionRecords'
import { askOf } from './askOf'
import type { Queries } from './queries'

/** What a change of version means for those who call it, and how the two were measured. */
export interface ChangeFacts {
  contract: Finding
  /** Values on the same data; a sentence: why there are none. */
  metrics: readonly Meeting[] | string
}

/** Two versions of one model, the one after the other. What can't be read is told; throws where nobody answers. */
export const changeFacts = (
  { backend, queries }: { backend: Backend; queries: Queries },
  model: string,
  { before, after, policy }: { before: Mark; after: Mark; policy: Policy },
) =>
  queryOptions({
    queryKey: [...queries.under(model), 'change', before, after, [...policy.metrics]],
    queryFn: async ({ client }): Promise<ChangeFacts> => {
      const keeps = backend.registry.capabilities.loggedModels.can
      const [held, own] = await Promise.all(
        [before, after].map((mark) => sideOf(client, queries, { model, mark, keeps })),
      )
      if (typeof held === 'string' || typeof own === 'string' || !held || !own) {
        const because = [held, own].find((side) => typeof side === 'string') ?? ''
        return { contract: finding('unknown', 'version', because), metrics: because }
      }
      return { contract: contractGate(own, held), metrics: metricsOf(held, own, policy) }
    },
    // what both say does not change any more
    staleTime: 5 * 60_000,
  })

/** A sentence: why it can't be had. */
async function sideOf(
  client: QueryClient,
  queries: Queries,
  { model, mark, keeps }: { model: string; mark: Mark; keeps: boolean },
): Promise<VersionFacts | string> {
  const ref = { model, version: mark.version }
  const [version, reading] = await Promise.all([
    known(() => askOf(client, queries.version(ref))),
    known(() => askOf(client, queries.mlmodel(ref))),
  ])
  if (!version.known) return `v${mark.version}: ${version.words}`
  const { created } = version.value
  if (mark.created !== null && created !== null && created.getTime() !== mark.created)
    return `v${mark.version} is another version by now`
  const { runId, loggedModelId } = versionRecords(
    version.value,
    reading.known ? reading.value : undefined,
    null,
  )
  const [run, loggedModel] = await Promise.all([
    runId === null ? know(null) : known(() => askOf(client, queries.run(runId))),
    loggedModelId === null || !keeps
      ? know(null)
      : known(() => askOf(client, queries.loggedModel(loggedModelId))),
  ])
  return {
    version: version.value,
    model: NOT_READ,
    mlmodel: mlmodelOf(reading),
    example: NOT_READ,
    requirements: NOT_READ,
    run,
    loggedModel,
    artifacts: NOT_READ,
  }
}

function metricsOf(held: VersionFacts, own: VersionFacts, policy: Policy): ChangeFacts['metrics'] {
  const [before, after] = [metricPoints(held), metricPoints(own)]
  if (!before.known) return `metrics of v${held.version.version}: ${before.words}`
  if (!after.known) return `metrics of v${own.version.version}: ${after.words}`
  const bare = before.value.length === 0 ? held : after.value.length === 0 ? own : null
  if (bare !== null) return `v${bare.version.version} has none`
  const met = compareMetrics(before.value, after.value, metricRules(policy)).filter(isMeeting)
  return met.length > 0 ? met : 'they were measured on no data in common'
}
