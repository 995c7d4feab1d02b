import type { QueryClient } from '@tanstack/react-query'
import type { Backend } from '../../backends/backend'
import { RegistryError } from '../../registry/errors'
import type { Found } from '../../registry/lineage/records'
import type { ModelVersion, RegisteredModel, VersionRef } from '../../registry/model'
import type { DatasetRef, LoggedModel, Run } from '../../registry/tracking'
import { askOf } from '../askOf'
import type { Queries } from '../queries'

/** Each call is one request, or none where its answer is kept. Throws `RegistryError`. */
export interface Sources {
  version(ref: VersionRef): Promise<ModelVersion>
  files(ref: VersionRef): Promise<'there' | 'lost'>
  model(name: string): Promise<RegisteredModel>
  run(id: string): Promise<Run>
  loggedModel(id: string): Promise<LoggedModel>
  runs(experiments: readonly string[], ids: readonly string[]): Promise<readonly Run[]>
  loggedModels(
    experiments: readonly string[],
    ids: readonly string[],
  ): Promise<readonly LoggedModel[]>
  versionsOf(model: string): Promise<Found<ModelVersion>>
  versionsOfModels(models: readonly string[]): Promise<Found<ModelVersion>>
  copiesOf(model: string): Promise<Found<ModelVersion>>
  versionsOfRuns(ids: readonly string[]): Promise<Found<ModelVersion>>
  experiments(): Promise<Found<string>>
  runsOn(dataset: DatasetRef, experiments: readonly string[]): Promise<Found<Run>>
  runsTagged(key: string, value: string | null, experiments: readonly string[]): Promise<Found<Run>>
  modelsMeasuredOn(dataset: DatasetRef, experiments: readonly string[]): Promise<Found<LoggedModel>>
}

/** Anything may be deleted, what is over as well. */
const SOON = 15_000

interface Parts {
  backend: Backend
  queries: Queries
  queryClient: QueryClient
}

/**
 * The server, with what is kept of it for a short time, records shared with the other pages. What nobody waits for any
 * more is called off by `signal`.
 */
export function sourcesOf(
  { backend, queries, queryClient: client }: Parts,
  signal: AbortSignal,
): Sources {
  const { registry, tracking, wings } = backend

  async function kept<T>(
    queryKey: readonly unknown[],
    queryFn: (context: { signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted()
    const cancel = () => {
      // somebody else on the page may wait for the same
      const watched =
        client.getQueryCache().find({ queryKey, exact: true })?.getObserversCount() ?? 0
      if (watched === 0) void client.cancelQueries({ queryKey, exact: true })
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await askOf<T, readonly unknown[]>(
        client,
        {
          queryKey,
          queryFn,
          staleTime: SOON,
        },
        signal,
      )
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
  const search = <T>(
    of: 'registry' | 'tracking',
    key: readonly unknown[],
    ask: (signal: AbortSignal) => Promise<T>,
  ) =>
    kept([of === 'registry' ? registry.id : tracking.id, 'lineage', ...key], (context) =>
      ask(context.signal),
    )

  return {
    version: (ref) => kept(queries.version(ref).queryKey, (asked) => registry.version(ref, asked)),
    async files(ref) {
      try {
        await askOf(client, queries.mlmodel(ref), signal)
        return 'there'
      } catch (error) {
        if (error instanceof RegistryError && error.kind === 'missing') return 'lost'
        throw error
      }
    },
    model: (name) => kept(queries.model(name).queryKey, (asked) => registry.model(name, asked)),
    run: (id) => kept(queries.run(id).queryKey, (asked) => tracking.run(id, asked)),
    loggedModel: (id) =>
      kept(queries.loggedModel(id).queryKey, (asked) => tracking.loggedModel(id, asked)),
    runs: (experiments, ids) =>
      search('tracking', ['runs', experiments, ids], async (abort) =>
        (await wings.history()).runs(experiments, ids, { signal: abort }),
      ),
    loggedModels: (experiments, ids) =>
      search('tracking', ['logged models', experiments, ids], async (abort) =>
        (await wings.history()).loggedModels(experiments, 'model_id', ids, { signal: abort }),
      ),
    versionsOf: (model) =>
      kept([...queries.under(model), 'lineage', 'versions'], async (asked) =>
        (await wings.lineage()).versionsOf(model, asked),
      ),
    versionsOfModels: (models) =>
      search('registry', ['versions of models', models], async (abort) =>
        (await wings.lineage()).versionsOfModels(models, { signal: abort }),
      ),
    copiesOf: (model) =>
      kept([...queries.under(model), 'lineage', 'copies'], async (asked) =>
        (await wings.lineage()).copiesOf(model, asked),
      ),
    versionsOfRuns: (ids) =>
      search('registry', ['versions of runs', ids], async (abort) =>
        (await wings.lineage()).versionsOfRuns(ids, { signal: abort }),
      ),
    experiments: () =>
      search('tracking', ['experiments'], async (abort) =>
        (await wings.lineage()).experiments({ signal: abort }),
      ),
    runsOn: (dataset, experiments) =>
      search('tracking', ['runs on', dataset, experiments], async (abort) =>
        (await wings.lineage()).runsOn(dataset, experiments, { signal: abort }),
      ),
    runsTagged: (key, value, experiments) =>
      search('tracking', ['runs tagged', key, value, experiments], async (abort) =>
        (await wings.lineage()).runsTagged(key, value, experiments, { signal: abort }),
      ),
    modelsMeasuredOn: (dataset, experiments) =>
      search('tracking', ['measured on', dataset, experiments], async (abort) =>
        (await wings.lineage()).modelsMeasuredOn(dataset, experiments, { signal: abort }),
      ),
  }
}
