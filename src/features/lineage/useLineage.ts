import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useApp } from '../../app'
import { jobsFor } from '../../queries/lineage/jobs'
import { sourcesOf } from '../../queries/lineage/sources'
import { type Progress, type Walk, createWalk } from '../../queries/lineage/walk'
import { buildGraph } from '../../registry/lineage/buildGraph'
import type { Graph } from '../../registry/lineage/graph'
import type { OnDay } from '../../registry/lineage/onDay'
import type { Ask, Records } from '../../registry/lineage/records'
import type { NodeId } from '../../registry/lineage/subject'
import { type Lanes, useOnDay } from './useOnDay'

export interface Lineage {
  graph: Graph
  progress: Progress
  walk: Walk
  lanes: Lanes
}

/**
 * Reads on until nothing is wanted, and tells what was read so far. `wanted` must be the same function as long as the same
 * is wanted. Leaving the page calls off what is under way. `day`: with the aliases as they were then.
 */
export function useLineage(
  roots: readonly NodeId[],
  wanted: (records: Records, graph: Graph) => readonly Ask[],
  day: Date | null = null,
): Lineage {
  const app = useApp()
  const [walk] = useState(() =>
    createWalk((asks, known, signal) =>
      jobsFor(asks, { ...known, sources: sourcesOf(app, signal) }),
    ),
  )
  useEffect(() => walk.start(), [walk])
  const progress = useSyncExternalStore(walk.subscribe, walk.progress)
  const { records } = progress
  const lanes = useOnDay(day, roots, records)
  const { on } = lanes
  const graphOf = useMemo(() => graphsOf(roots, on), [roots, on])
  useEffect(() => {
    walk.want((known) => wanted(known, graphOf(known)))
  }, [walk, wanted, graphOf])
  const graph = graphOf(records)
  return useMemo(() => ({ graph, progress, walk, lanes }), [graph, progress, walk, lanes])
}

/** Keeps the last graph: the walk and the page ask for that of the same records, one after the other. */
function graphsOf(
  ...by: [roots: readonly NodeId[], on: OnDay | null]
): (records: Records) => Graph {
  let last: { records: Records; graph: Graph } | null = null
  return (records) => {
    if (last?.records !== records) last = { records, graph: buildGraph(records, ...by) }
    return last.graph
  }
}
