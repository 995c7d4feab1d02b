import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { RunsRead } from '../registry/overview/newerData'
import type { Run } from '../registry/tracking'

/** Names that go into one filter. */
const AT_ONCE = 50

/**
 * The runs on data of these names, within these experiments, by at most `most` requests: a page for every fifty names, and
 * the rest of the pages as far as that goes. What it does not reach is `partial`.
 */
export const runsOnData = (
  { backend: { tracking, wings } }: { backend: Backend },
  { experiments, names }: { experiments: readonly string[]; names: readonly string[] },
  most: number,
) =>
  queryOptions({
    queryKey: [tracking.id, 'runs on data', experiments, names, most],
    queryFn: async ({ signal }): Promise<RunsRead> => {
      const lineage = await wings.lineage()
      const can = names.filter(isAskable)
      const runs: Pick<Run, 'id' | 'experimentId' | 'started' | 'datasets'>[] = []
      const partial = new Set(names.filter((name) => !isAskable(name)))
      const open = Array.from({ length: Math.ceil(can.length / AT_ONCE) }, (_, i) => ({
        names: can.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
        cursor: null as string | null,
      }))
      for (let asked = 0; asked < most; asked += 1) {
        const next = open.shift()
        if (next === undefined) break
        const page = await lineage.runsOnNames(
          next.names,
          { experiments, cursor: next.cursor },
          { signal },
        )
        for (const { id, experimentId, started, datasets } of page.items)
          runs.push({ id, experimentId, started, datasets })
        if (page.skipped > 0) for (const name of next.names) partial.add(name)
        if (page.next !== null) open.push({ names: next.names, cursor: page.next })
      }
      for (const name of open.flatMap((rest) => rest.names)) partial.add(name)
      return { runs, partial }
    },
    staleTime: 5 * 60_000,
  })

/** MLflow's filters know no escape. */
const isAskable = (name: string) => !name.includes("'") || !name.includes('"')
