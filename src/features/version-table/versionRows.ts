import type { Capabilities, Page } from '../../backends/backend'
import type { ModelVersion, Tags } from '../../registry/model'
import { aliasesByVersion } from '../../registry/sortAliases'

/** A version with the aliases that point at it, which the rows of a search don't carry. */
export interface VersionRow {
  version: ModelVersion
  /** Null: not known, since the server keeps none. */
  aliases: readonly string[] | null
  tags: Tags | null
}

/**
 * The versions read so far. The server's cursor is a count of rows: a version registered between two pages pushes one
 * row over the edge, and it arrives twice.
 */
export function versionRows(
  versions: readonly ModelVersion[],
  aliases: ReadonlyMap<string, string>,
  can: Pick<Capabilities, 'aliases' | 'tags'>,
): VersionRow[] {
  const by = aliasesByVersion(aliases)
  const once = new Map(versions.map((version) => [version.version, version]))
  return [...once.values()].map((version) => ({
    version,
    aliases: can.aliases.can ? (by.get(version.version) ?? []) : null,
    tags: can.tags.can ? version.tags : null,
  }))
}

/** How many rows arrived and could not be read. */
export const skippedOf = (pages: readonly Page<ModelVersion>[]) =>
  pages.reduce((sum, page) => sum + page.skipped, 0)
