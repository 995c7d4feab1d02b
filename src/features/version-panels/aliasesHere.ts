import type { ModelVersion } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'

/** Champion first. A version that was read alone carries its aliases. */
export const aliasesHere = ({ aliases, version }: ModelVersion): readonly string[] =>
  sortAliases(new Map((aliases ?? []).map((alias) => [alias, version]))).map(([alias]) => alias)
