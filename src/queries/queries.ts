import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Backend, ModelQuery, ModelSort } from '../backends/backend'
import type { MlmodelReader } from '../backends/mlmodelReader'
import type { VersionRef } from '../registry/model'
import type { Term } from '../registry/search'
import { askOf } from './askOf'

// The first page fills a tall screen; REST answers cost about 1 kB a model and 0.5 kB a version.
const MODELS_PAGE = 50
// Whoever scrolls on wants many, and every page costs a request: the second, and each after it.
const MORE_MODELS = 200
const MANY_MODELS = 500
const FIRST_MODELS: Pick<ModelQuery, 'cursor' | 'pageSize'> = {
  cursor: null,
  pageSize: MODELS_PAGE,
}
const ASK_AGAIN_EVERY = 3_000
// Files that are read whole to be shown; more is refused with a reason and a way to the raw file.
const TEXT_FILE_MAX = 1024 * 1024
// As much as its reader takes: wide signatures are large.
const MLMODEL_MAX = 4 * 1024 * 1024

export interface ModelsView {
  /** What the server is to narrow the list by. */
  terms: readonly Term[]
  sort: ModelSort
}

export type Queries = ReturnType<typeof makeQueries>

/** Every question the pages ask, with its key. The only place that names keys. */
export function makeQueries(backend: Backend, reader: MlmodelReader) {
  const { registry, tracking } = backend
  // the backend leads every key, so two connections never share a cache entry
  const under = (model: string) => [registry.id, 'model', model] as const
  const underVersion = ({ model, version }: VersionRef) =>
    [...under(model), 'version', version] as const
  const version = (ref: VersionRef) =>
    queryOptions({
      queryKey: [...underVersion(ref), 'detail'],
      queryFn: ({ signal }) => registry.version(ref, { signal }),
    })
  const file = (ref: VersionRef, path: string) =>
    queryOptions({
      queryKey: [...underVersion(ref), 'file', path],
      queryFn: ({ signal }) => registry.versionFile(ref, path, TEXT_FILE_MAX, { signal }),
      // a version's files are not rewritten by MLflow's own tools
      staleTime: 'static',
    })

  return {
    /** Whether anybody answers; asked every three seconds while somebody wants to know. */
    answers: () =>
      queryOptions({
        queryKey: [registry.id, 'answers'],
        queryFn: ({ signal }) => backend.answers({ signal }),
        staleTime: 0,
        refetchInterval: ASK_AGAIN_EVERY,
        refetchIntervalInBackground: true,
      }),

    /** Leads the keys of everything about one model: what to invalidate after a write on it. */
    under,
    allModels: () => [registry.id, 'models'] as const,

    models: ({ terms, sort }: ModelsView) =>
      infiniteQueryOptions({
        queryKey: [registry.id, 'models', { terms, sort }],
        queryFn: ({ signal, pageParam }) =>
          registry.models({ terms, sort, ...pageParam }, { signal }),
        initialPageParam: FIRST_MODELS,
        getNextPageParam: ({ next }, pages) =>
          next === null
            ? null
            : { cursor: next, pageSize: pages.length === 1 ? MORE_MODELS : MANY_MODELS },
        // what was read far down is not read again page by page for a look at another window; a write still does it
        staleTime: ({ state }) => ((state.data?.pages.length ?? 0) > 3 ? Infinity : 15_000),
        // while the next search is read, the last result stays
        placeholderData: keepPreviousData,
      }),

    model: (name: string) =>
      queryOptions({
        queryKey: [...under(name), 'detail'],
        queryFn: ({ signal }) => registry.model(name, { signal }),
      }),

    version,

    /** From the source of a copy, `first`, to the version that is no copy. */
    copies: (first: VersionRef) =>
      queryOptions({
        queryKey: [...underVersion(first), 'copies'],
        queryFn: async ({ client }) => {
          // few versions are copies: the first load goes without it
          const { walkCopies } = await import('./copies')
          return walkCopies(first, (ref) => askOf(client, version(ref)))
        },
      }),

    file,

    /** A YAML file of a version that is not MLmodel: `conda.yaml`. */
    yamlFile: (ref: VersionRef, path: string) =>
      queryOptions({
        queryKey: [...underVersion(ref), 'yaml', path],
        queryFn: async ({ signal }) =>
          reader.yaml(await registry.versionFile(ref, path, TEXT_FILE_MAX, { signal }), signal),
        staleTime: 'static',
      }),

    mlmodel: (ref: VersionRef) =>
      queryOptions({
        queryKey: [...underVersion(ref), 'mlmodel'],
        queryFn: async ({ signal }) =>
          reader.mlmodel(
            await registry.versionFile(ref, 'MLmodel', MLMODEL_MAX, { signal }),
            signal,
          ),
        staleTime: 'static',
      }),

    run: (id: string) =>
      queryOptions({
        queryKey: [tracking.id, 'run', id],
        queryFn: ({ signal }) => tracking.run(id, { signal }),
      }),

    experiment: (id: string) =>
      queryOptions({
        queryKey: [tracking.id, 'experiment', id],
        queryFn: ({ signal }) => tracking.experiment(id, { signal }),
      }),

    loggedModel: (id: string) =>
      queryOptions({
        queryKey: [tracking.id, 'logged-model', id],
        queryFn: ({ signal }) => tracking.loggedModel(id, { signal }),
      }),

    loggedModelArtifacts: (id: string, path: string) =>
      queryOptions({
        queryKey: [tracking.id, 'logged-model', id, 'artifacts', path],
        queryFn: ({ signal }) => tracking.loggedModelArtifacts(id, path, { signal }),
        staleTime: 'static',
      }),

    runArtifacts: (id: string, path: string) =>
      queryOptions({
        queryKey: [tracking.id, 'run', id, 'artifacts', path],
        queryFn: ({ signal }) => tracking.runArtifacts(id, path, { signal }),
        staleTime: 'static',
      }),
  }
}
