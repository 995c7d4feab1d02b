import type { RegisteredModel } from '../../../registry/model'
import { ownerOf } from '../../../registry/owner'
import { csv } from '../../../lib/csv'

/** All that is known of these models, a line each, a column for each of their tags. */
export function modelsCsv(models: readonly RegisteredModel[]): string {
  const keys = [...new Set(models.flatMap(({ tags }) => [...tags.keys()]))].sort()
  const head = [
    'name',
    'aliases',
    'latest_version',
    'stages',
    'owner',
    'created',
    'updated',
    'description',
    ...keys.map((key) => `tag:${key}`),
  ]
  return csv([
    head,
    ...models.map((model) => [
      model.name,
      [...model.aliases].map(([alias, version]) => `${alias}=${version}`).join(' '),
      model.latestVersion ?? '',
      model.latestVersions
        .flatMap(({ stage, version }) => (stage === null ? [] : [`${stage}=${version}`]))
        .join(' '),
      ownerOf(model.tags) ?? '',
      model.created?.toISOString() ?? '',
      model.updated?.toISOString() ?? '',
      model.description,
      ...keys.map((key) => model.tags.get(key) ?? ''),
    ]),
  ])
}
