/** Tags by key, in the server's order. A Map, because keys are user text. */
export type Tags = ReadonlyMap<string, string>

/** One entry of a registry: a name under which versions are collected. */
export interface RegisteredModel {
  name: string
  description: string
  created: Date | null
  /** The server's own notion of change. On MLflow an alias move or a tag edit does not touch it. */
  updated: Date | null
  tags: Tags
  /** Alias → version. Empty both when there is none and when the server keeps no aliases: see `Capabilities.aliases`. */
  aliases: ReadonlyMap<string, string>
  /** The newest version the server named, as text; null when it named none. */
  latestVersion: string | null
  /** The versions that came along with the model (MLflow: the newest of each stage), newest first. */
  latestVersions: readonly ModelVersion[]
}

export type VersionStatus = 'READY' | 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION' | 'UNKNOWN'

/** One numbered version of a registered model. */
export interface ModelVersion {
  model: string
  /** A version is text on the wire and here: never compare it as a number without `byVersion`. */
  version: string
  description: string
  created: Date | null
  updated: Date | null
  /** Who created it as the server says; MLflow without sign-in says nothing. */
  createdBy: string | null
  status: VersionStatus
  statusMessage: string | null
  /** Deprecated stage, null when "None". */
  stage: string | null
  /** Where the files came from, as stored: an artifact URI, or `models:/name/version` for a copy. */
  source: string
  runId: string | null
  runLink: string | null
  tags: Tags
  /** Null where the answer doesn't carry them (rows of MLflow's search): join with the model's. */
  aliases: readonly string[] | null
}

/** A version by name and number: what every link, query and write is about. */
export interface VersionRef {
  model: string
  version: string
}
