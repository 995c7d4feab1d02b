import type { RegisteredModel, VersionRef } from './model'

/** The version that stands for a model when it is kept to compare: its champion, else its latest; null without versions. */
export function versionToKeep({
  name,
  aliases,
  latestVersion,
}: Pick<RegisteredModel, 'name' | 'aliases' | 'latestVersion'>): VersionRef | null {
  const version = aliases.get('champion') ?? latestVersion
  return version === null ? null : { model: name, version }
}
