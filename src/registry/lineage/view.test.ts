import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aModel, aVersion } from '../examples'
import { records } from './arbitrary'
import { buildGraph } from './buildGraph'
import { recordsOf, toldModel, toldVersions } from './examples'
import { neighbours, reach } from './graph'
import { nodeId } from './subject'
import { AT_ONCE, type View, shown } from './view'

const model = nodeId({ kind: 'model', name: 'm' })
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    aVersion({ version: String(from + i), created: new Date(1_700_000_000_000 + i) }),
  )
const oneHop = (roots: readonly string[]): View => ({
  roots,
  hops: 1,
  sides: ['up', 'down'],
  open: [],
})

const view = fc.record({
  roots: fc.constantFrom(['model:model-0'], ['version:model-1:1'], ['run:' + '0'.repeat(31) + '1']),
  hops: fc.integer({ min: 1, max: 3 }),
  sides: fc.constant(['up', 'down'] as const),
  open: fc.constant([] as View['open']),
})

test('sixty versions open as forty nodes, with the exact count of the rest', () => {
  const told = recordsOf(
    toldModel(aModel({ aliases: new Map([['champion', '3']]) })),
    toldVersions('m', numbered(1, 60)),
  )
  const graph = buildGraph(told)
  const { nodes, folded } = shown(graph, told, oneHop([model]))
  expect(nodes.size).toBe(AT_ONCE)
  // what somebody relies on is there, however old it is
  expect(nodes).toContain('version:m:3')
  expect(nodes).toContain('version:m:60')
  expect(nodes).not.toContain('version:m:4')
  expect(folded.get(model)?.up).toEqual({
    count: 21,
    kinds: new Map([['version', 21]]),
    known: 'exact',
  })
})

test('where the server has more than was read, the count is no total', () => {
  const told = recordsOf(toldModel(aModel()), toldVersions('m', numbered(1, 3), true))
  const { folded } = shown(buildGraph(told), told, oneHop([model]))
  expect(folded.get(model)?.up).toMatchObject({ count: 0, known: 'in part' })
})

test('a folded side draws nothing for its sake, and counts what it hides; what is there by another way stays', () => {
  const told = recordsOf(
    toldModel(aModel({ aliases: new Map([['champion', '3']]) })),
    toldVersions('m', numbered(1, 3)),
  )
  const graph = buildGraph(told)
  const roots = [model, 'alias:m:champion']
  const { nodes, folded } = shown(graph, told, {
    ...oneHop(roots),
    shut: [{ id: model, side: 'up' }],
  })
  expect([...nodes].sort()).toEqual(['alias:m:champion', model, 'version:m:3'])
  expect(folded.get(model)?.up?.count).toBe(2)
  const opened = { id: model, side: 'up' } as const
  const both = { ...oneHop(roots), open: [opened], shut: [opened] }
  expect(shown(graph, told, both).nodes).toEqual(nodes)
})

test('what is hidden is drawn where somebody opens a side that it is on', () => {
  const told = recordsOf(toldModel(aModel()), toldVersions('m', numbered(1, 3)))
  const graph = buildGraph(told)
  const less = { ...oneHop([model]), hidden: new Set(['version:m:2']) }
  const { nodes, folded } = shown(graph, told, less)
  expect(nodes).not.toContain('version:m:2')
  expect(folded.get(model)?.up?.count).toBe(1)
  expect(shown(graph, told, { ...less, open: [{ id: model, side: 'up' }] }).nodes).toContain(
    'version:m:2',
  )
})

test('a side that nobody asked about is not known to be empty', () => {
  const told = recordsOf(toldVersions('m', numbered(1, 1)))
  const { folded } = shown(buildGraph(told), told, oneHop(['version:m:1']))
  expect(folded.get('version:m:1')?.down?.known).toBe('not asked')
})

test('opening the same side again shows the next ones', () => {
  const told = recordsOf(toldModel(aModel()), toldVersions('m', numbered(1, 130)))
  const graph = buildGraph(told)
  const sizes = [0, 1, 2, 3].map(
    (times) =>
      shown(graph, told, {
        ...oneHop([model]),
        open: Array.from({ length: times }, () => ({ id: model, side: 'up' as const })),
      }).nodes.size,
  )
  expect(sizes).toEqual([40, 80, 120, 131])
})

test('law: at most forty at first; nothing is lost between what is drawn and what is counted', () => {
  fc.assert(
    fc.property(records, view, (told, asked) => {
      const graph = buildGraph(told, asked.roots)
      const { nodes, folded } = shown(graph, told, asked)
      expect(nodes.size).toBeLessThanOrEqual(AT_ONCE)
      for (const id of nodes) {
        for (const side of ['up', 'down'] as const) {
          const all = neighbours(graph, id, side)
          const drawn = all.filter((next) => nodes.has(next)).length
          const fold = folded.get(id)?.[side]
          expect(drawn + (fold?.count ?? 0)).toBe(all.length)
          const kinds = [...(fold?.kinds.values() ?? [])].reduce((a, b) => a + b, 0)
          expect(kinds).toBe(fold?.count ?? 0)
        }
      }
    }),
  )
})

test('law: what is drawn at first lies up- or downstream of a root, never round a corner', () => {
  fc.assert(
    fc.property(records, view, (told, asked) => {
      const graph = buildGraph(told, asked.roots)
      const up = reach(graph, asked.roots, 'up', asked.hops)
      const down = reach(graph, asked.roots, 'down', asked.hops)
      for (const id of shown(graph, told, asked).nodes)
        expect(up.has(id) || down.has(id)).toBe(true)
    }),
  )
})

test('law: opening one more side hides nothing', () => {
  fc.assert(
    fc.property(records, view, fc.nat(), fc.boolean(), (told, asked, at, up) => {
      const graph = buildGraph(told, asked.roots)
      const before = shown(graph, told, asked).nodes
      const id = [...before][at % Math.max(1, before.size)]
      if (id === undefined) return
      const after = shown(graph, told, { ...asked, open: [{ id, side: up ? 'up' : 'down' }] }).nodes
      for (const node of before) expect(after).toContain(node)
    }),
  )
})
