import { Suspense, useDeferredValue, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import '../../src/ui/base.css'
import Graph from '../../src/features/lineage/Graph'
import { type Drawing, drawGroups, drawNodes, planOf } from '../../src/features/lineage/drawn'
import { createLayouter } from '../../src/features/lineage/layouter'
import { useLayout } from '../../src/features/lineage/useLayout'
import { buildGraph } from '../../src/registry/lineage/buildGraph'
import type { Graph as Lineage } from '../../src/registry/lineage/graph'
import type { Records } from '../../src/registry/lineage/records'
import { type View, shown } from '../../src/registry/lineage/view'
import { registry } from './generated'

// What the page of a lineage does with what was read, from the answers to the picture, without a server.

type Way = 'one step' | 'by model' | 'by dataset'

function draw(graph: Lineage, records: Records, way: Way): Drawing {
  if (way !== 'one step')
    return drawGroups(graph, new Set(graph.nodes.keys()), way === 'by model' ? 'model' : 'dataset')
  // the widest of all, so that as many are drawn as ever are at first
  const [root = ''] = [...graph.nodes.keys()].sort(
    (a, b) => (graph.outOf.get(b)?.length ?? 0) - (graph.outOf.get(a)?.length ?? 0),
  )
  const view: View = { roots: [root], hops: 1, sides: ['up', 'down'], open: [] }
  return drawNodes(graph, shown(graph, records, view), {
    roots: [root],
    through: null,
    belongs: null,
  })
}

const nothing = () => undefined

function Picture({ records, way }: { records: Records; way: Way }) {
  const graph = useMemo(() => buildGraph(records), [records])
  // as on the page, where answers come one after the other
  const drawable = useDeferredValue(graph, null)
  const drawing = useMemo(
    () => (drawable === null ? null : draw(drawable, records, way)),
    [drawable, records, way],
  )
  const plan = useMemo(() => (drawing === null ? null : planOf(drawing)), [drawing])
  const placed = useLayout(plan, way)
  if (placed === null || drawing === null) return null
  return (
    <Graph
      drawing={drawing}
      layout={placed.layout}
      anew={placed.anew}
      at={null}
      found={null}
      start={drawing.boxes[0]?.id ?? ''}
      down={false}
      onLook={nothing}
      onOpen={nothing}
      onFold={nothing}
    />
  )
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Milliseconds from the answers to the picture, the longest task of the page meanwhile (0: none over 50), and what is in it. */
async function drawn(size: number, way: Way) {
  const records = registry(size)
  const element = document.getElementById('root')
  if (element === null) throw new Error('nowhere to draw')
  const root = createRoot(element)
  let longest = 0
  const note = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  // what was made up for it is no part of what is measured
  await nextFrame()
  observer.observe({ type: 'longtask' })
  const since = performance.now()
  root.render(
    <Suspense>
      <Picture records={records} way={way} />
    </Suspense>,
  )
  while (document.querySelector('[data-node]') === null) await nextFrame()
  // the frame in which it is painted has gone by
  await nextFrame()
  const took = performance.now() - since
  // a task is told once it has ended
  await new Promise((resolve) => setTimeout(resolve, 200))
  note(observer.takeRecords())
  observer.disconnect()
  const boxes = planOf(draw(buildGraph(records), records, way)).boxes.length
  root.unmount()
  return { took, longest, boxes }
}

/** Milliseconds from the question to the worker's answer: the first time, when it starts, and then. */
async function laidOut(size: number) {
  const graph = buildGraph(registry(size))
  const plan = {
    boxes: [...graph.nodes.keys()],
    links: [...graph.edges.values()].map(({ id, from, to }) => ({ id, from, to })),
  }
  const layouter = createLayouter()
  const ask = async () => {
    const since = performance.now()
    await layouter.layOut(plan, new Map())
    return performance.now() - since
  }
  const first = await ask()
  const again = await ask()
  layouter.stop()
  return { first, again, boxes: plan.boxes.length }
}

export const benchLineage = { drawn, laidOut }
export type BenchLineage = typeof benchLineage
Object.assign(window, { benchLineage })
