import type { AliasMove } from '../registry/aliasMove'
import type { ModelVersion, RegisteredModel, VersionRef } from '../registry/model'
import type { Term } from '../registry/search'
import type { ArtifactEntry, Experiment, LoggedModel, Run } from '../registry/tracking'
import type { VersionSort, VersionTerm } from '../registry/versionTerms'
import type { Wings } from './wings'

/** What the server can. Whether this person may is a `Right`, and another question. */
export type Can = { can: true } | { can: false; because: string }

/** Each missing capability carries the sentence that the page shows in its place. */
export interface Capabilities {
  /** The server narrows a search by name. Without it, the page searches in what it has read, and says so. */
  searchModels: Can
  /** Sort orders of the list that the server itself can do, best first; others would need every row. */
  sortModels: readonly ModelSort[]
  /** The server lists versions by cursor; without it, only those that come with the model are known. */
  listVersions: Can
  aliases: Can
  moveAliases: Can
  tags: Can
  /** A move is refused when somebody else was first (the front's If-Match). Without it a race can only be detected. */
  conditionalMoves: Can
  loggedModels: Can
  artifacts: Can
}

export type ModelSort = 'name' | '-name' | 'updated' | '-updated'

export interface Ask {
  signal?: AbortSignal
}

/** One page; `next` is opaque, null on the last. No server says how many there are. */
export interface Page<T> {
  items: readonly T[]
  next: string | null
  /** Rows that arrived and could not be read. The page says so: they are not "none". */
  skipped: number
}

export interface ModelQuery {
  /** All must hold. Only terms that the server `narrowsBy`; the page looks for others in what it has read. */
  terms: readonly Term[]
  sort: ModelSort
  pageSize: number
  cursor: string | null
}

export interface VersionQuery {
  model: string
  sort: VersionSort
  /** All of these hold. What the server can't tell is looked for in its rows, up to a thousand for one page. */
  where: readonly VersionTerm[]
  pageSize: number
  cursor: string | null
}

export interface VersionPage extends Page<ModelVersion> {
  /** Rows that were looked at for it, those that are not in it included. */
  read: number
}

/** What the write itself said; `moveAlias` (moveAlias.ts) makes an outcome of it. */
export type AliasWrite =
  | { kind: 'written' }
  /** 412: the holder is not the one we named. Nothing was written. */
  | { kind: 'held-by-other' }

/**
 * Models, versions, aliases, tags. Every method throws `RegistryError` only, or the reason of its signal once the caller
 * gave up. Reads may be retried inside; writes never are.
 */
export interface RegistryBackend {
  /** Leads every cache key: two connections never share an entry. */
  readonly id: string
  readonly capabilities: Capabilities
  /** Whether the server itself can look for this; without, every model would have to be read. */
  narrowsBy(term: Term): boolean
  models(query: ModelQuery, ask?: Ask): Promise<Page<RegisteredModel>>
  model(name: string, ask?: Ask): Promise<RegisteredModel>
  versions(query: VersionQuery, ask?: Ask): Promise<VersionPage>
  /** With its aliases, if the server keeps any. */
  version(ref: VersionRef, ask?: Ask): Promise<ModelVersion>
  /** Who holds the alias now; null: nobody. A server's 400 or 404 for an absent alias is null, not an error. */
  aliasHolder(model: string, alias: string, ask?: Ask): Promise<string | null>
  /** One write, never repeated, with `move.from` as its precondition where there is a front. */
  setAlias(move: AliasMove, ask?: Ask): Promise<AliasWrite>
  /** Bytes of one file of a version (`MLmodel`, `requirements.txt`…), at most `maxBytes`: more is `unreadable`. */
  versionFile(
    ref: VersionRef,
    path: string,
    maxBytes: number,
    ask?: Ask,
  ): Promise<Uint8Array<ArrayBuffer>>
}

/** Experiments, runs, logged models, artifacts. May be another server than the registry. */
export interface TrackingBackend {
  readonly id: string
  run(id: string, ask?: Ask): Promise<Run>
  experiment(id: string, ask?: Ask): Promise<Experiment>
  loggedModel(id: string, ask?: Ask): Promise<LoggedModel>
  /** One level below `path` ('' is the root). */
  loggedModelArtifacts(id: string, path: string, ask?: Ask): Promise<readonly ArtifactEntry[]>
  /** For versions without a logged model (MLflow 2). */
  runArtifacts(runId: string, path: string, ask?: Ask): Promise<readonly ArtifactEntry[]>
}

export interface Backend {
  registry: RegistryBackend
  tracking: TrackingBackend
  wings: Wings
  /** Does anybody answer at all? One try; throws only the reason of `signal`. */
  answers(ask?: Ask): Promise<boolean>
}
