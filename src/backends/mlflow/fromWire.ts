import type * as z from 'zod/mini'
import type { ModelVersion, RegisteredModel, Tags, VersionStatus } from '../../registry/model'
import { byVersion } from '../../registry/versions'
import type { wireModel, wireVersion } from './wire'

export function toModel(wire: z.output<typeof wireModel>): RegisteredModel {
  // "latest" on the wire is the newest of each stage, in no promised order
  const latestVersions = wire.latest_versions.map(toVersion).sort(byVersion)
  return {
    name: wire.name,
    description: wire.description,
    created: wire.creation_timestamp,
    updated: wire.last_updated_timestamp,
    tags: toTags(wire.tags),
    aliases: new Map(wire.aliases.map(({ alias, version }) => [alias, version])),
    latestVersion: latestVersions[0]?.version ?? null,
    latestVersions,
  }
}

export function toVersion(wire: z.output<typeof wireVersion>): ModelVersion {
  return {
    model: wire.name,
    version: wire.version,
    description: wire.description,
    created: wire.creation_timestamp,
    updated: wire.last_updated_timestamp,
    createdBy: wire.user_id,
    ...toStatus(wire.status, wire.status_message),
    stage: wire.current_stage === 'None' ? null : wire.current_stage,
    source: wire.source,
    runId: wire.run_id,
    runLink: wire.run_link,
    tags: toTags(wire.tags),
    aliases: wire.aliases ?? null,
  }
}

function toStatus(
  status: string | null,
  message: string | null,
): { status: VersionStatus; statusMessage: string | null } {
  if (status === 'READY' || status === 'PENDING_REGISTRATION' || status === 'FAILED_REGISTRATION') {
    return { status, statusMessage: message }
  }
  // a status we don't know is shown as the server says it
  const said = [status, message].filter((part) => part !== null)
  return { status: 'UNKNOWN', statusMessage: said.length === 0 ? null : said.join(': ') }
}

export const toTags = (pairs: readonly { key: string; value: string }[]): Tags =>
  new Map(pairs.map(({ key, value }) => [key, value]))
