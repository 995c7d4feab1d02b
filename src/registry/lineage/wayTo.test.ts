import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aModel, aVersion } from '../examples'
import { records } from './arbitrary'
import { buildGraph } from './buildGraph'
import { recordsOf, toldModel, toldVersions } from './examples'
import { reach } from './graph'
import { type View, shown } from './view'
import { wayTo } from './wayTo'

const from = (root: string): View => ({ roots: [root], hops: 1, sides: ['up', 'down'], open: [] })

test('the hundredth version of a model is opened in as many steps as it takes, a folded side is unfolded', () => {
  const versions = Array.from({ length: 100 }, (_, i) =>
    aVersion({ version: String(i + 1), created: new Date(1_700_000_000_000 + i) }),
  )
  const told = recordsOf(toldModel(aModel()), toldVersions('m', versions))
  const graph = buildGraph(told)
  const model = 'model:m'
  expect(wayTo(graph, told, from(model), 'version:m:1')).toEqual({
    from: model,
    side: 'up',
    steps: 1,
    open: [
      { id: model, side: 'up' },
      { id: model, side: 'up' },
    ],
    shut: [],
  })
  const folded: View = { ...from(model), shut: [{ id: model, side: 'up' }] }
  expect(wayTo(graph, told, folded, 'version:m:100')).toMatchObject({ open: [], shut: [] })
  // it is there already
  expect(wayTo(graph, told, from(model), 'version:m:100')).toBeNull()
})

test('law: whatever was read and hangs together with what is drawn can be opened, and nothing drawn goes away', () => {
  fc.assert(
    fc.property(records, fc.nat({ max: 2 }), fc.nat(), (told, root, pick) => {
      const graph = buildGraph(told, [`model:model-${root}`])
      const view = from(`model:model-${root}`)
      const drawn = shown(graph, told, view).nodes
      const ids = [...graph.nodes.keys()].filter((id) => !drawn.has(id))
      const target = ids[pick % Math.max(ids.length, 1)]
      if (target === undefined) return
      const way = wayTo(graph, told, view, target)
      if (way === null) {
        for (const side of ['up', 'down'] as const)
          for (const id of reach(graph, [target], side).keys()) expect(drawn).not.toContain(id)
        return
      }
      const after = shown(graph, told, { ...view, open: way.open, shut: way.shut }).nodes
      expect(after).toContain(target)
      expect(drawn).toContain(way.from)
      for (const id of drawn) expect(after).toContain(id)
    }),
  )
})
