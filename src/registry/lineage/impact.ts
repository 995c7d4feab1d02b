import { compareVersions } from '../versions'
import { type EdgeKind, type Fact, type Graph, edgesOn, reach } from './graph'
import type { NodeId } from './subject'

/** A version that stands on what one asks about. */
export interface ImpactRow {
  id: NodeId
  model: string
  version: string
  aliases: readonly string[]
  /** How it comes to: contexts that runs named a dataset in, `measured` where a metric was taken on it; of a run, whose it is. */
  by: readonly string[]
}

export interface Impact {
  /** Live ones first, then by model, the newest version first. */
  versions: readonly ImpactRow[]
  models: number
  aliases: number
  runs: number
  /** Logged models of which no version is known. */
  unregistered: number
}

function waysOf(kind: EdgeKind, facts: readonly Fact[]): readonly string[] {
  if (kind === 'measured on') return ['measured']
  if (kind === 'parent of') return ['by a run below it']
  if (kind !== 'used by' && kind !== 'code of') return ['made by it']
  return facts.map(({ value }) => / as (?<context>.+)$/s.exec(value)?.groups?.context ?? 'used')
}

/** Every version and alias that stands on `root`, and how it comes to. */
export function impactOf(graph: Graph, root: NodeId): Impact {
  const by = new Map<NodeId, Set<string>>()
  for (const { to, kind, facts } of edgesOn(graph, root, 'down')) {
    const words = waysOf(kind, facts)
    for (const id of reach(graph, [to], 'down').keys()) {
      const known = by.get(id) ?? new Set()
      // what is measured on it as well as made of it is told by how it was made
      for (const word of words) known.add(word)
      by.set(id, known)
    }
  }
  const reached = [...reach(graph, [root], 'down').keys()].filter((id) => id !== root)
  const kindOf = (id: NodeId) => graph.nodes.get(id)?.about.kind
  const versions = reached.flatMap((id): ImpactRow[] => {
    const about = graph.nodes.get(id)?.about
    if (about?.kind !== 'version') return []
    const aliases = edgesOn(graph, id, 'down').flatMap(({ to }) => {
      const held = graph.nodes.get(to)?.about
      return held?.kind === 'alias' ? [held.alias] : []
    })
    const words = [...(by.get(id) ?? [])].sort()
    return [{ id, model: about.model, version: about.version, aliases: aliases.sort(), by: words }]
  })
  versions.sort(
    (a, b) =>
      Number(b.aliases.length > 0) - Number(a.aliases.length > 0) ||
      (a.model < b.model ? -1 : a.model > b.model ? 1 : compareVersions(b.version, a.version)),
  )
  return {
    versions,
    models: new Set(versions.map(({ model }) => model)).size,
    aliases: versions.reduce((sum, { aliases }) => sum + aliases.length, 0),
    runs: reached.filter((id) => kindOf(id) === 'run').length,
    unregistered: reached.filter(
      (id) =>
        kindOf(id) === 'logged-model' &&
        !edgesOn(graph, id, 'down').some(({ kind }) => kind === 'registered as'),
    ).length,
  }
}
