import { buildGraph } from '../../src/registry/lineage/buildGraph'
import type { Graph } from '../../src/registry/lineage/graph'
import type { Plan } from '../../src/registry/lineage/layout/shapes'
import type { Records } from '../../src/registry/lineage/records'
import { bipartite, chain, fan, registry } from './generated'
import { openings } from './openings'
import { groupedPlanOf, planOf } from './planOf'
import { northbank, wholeLineage } from './wholeRegistry'

/** Something to lay out, and what a person might open in it. */
export interface Case {
  name: string
  plan: Plan
  /** Walks through it: each plan is the one before and what was opened then. */
  walks: readonly { plans: readonly Plan[]; opened: readonly string[] }[]
}

export const SIZES = [50, 200, 500, 1000, 2000, 5000] as const

const caseOf = (name: string, graph: Graph, records: Records): Case => ({
  name,
  plan: planOf(graph),
  walks: openings(graph, records),
})

const told = (name: string, records: Records) => caseOf(name, buildGraph(records), records)

/** A walk takes a graph with something to open on every side. */
const still = (name: string, plan: Plan): Case => ({ name, plan, walks: [] })

export function generatedCases(sizes: readonly number[] = SIZES): Case[] {
  const most = Math.max(...sizes)
  const grouped = (['model', 'dataset'] as const).map((by) =>
    still(`${most} by ${by}`, groupedPlanOf(buildGraph(registry(most)), by)),
  )
  return [
    ...sizes.map((size) => told(String(size), registry(size))),
    still('chain of 500', planOf(buildGraph(chain(500)))),
    still('bipartite 20 × 60', planOf(buildGraph(bipartite(20, 60)))),
    still('fan of 500 versions', planOf(buildGraph(fan(500)))),
    ...grouped,
  ]
}

/** `mlflow`: the address of a real server, or null. */
export async function realCases(mlflow: string | null): Promise<Case[]> {
  const bank = await northbank()
  const seeded = mlflow === null ? null : await wholeLineage(mlflow)
  return [
    caseOf('Northbank', bank.graph, bank.records),
    ...(seeded === null ? [] : [caseOf('seeded MLflow', seeded.graph, seeded.records)]),
  ]
}
