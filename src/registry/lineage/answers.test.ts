import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLoggedModel, aModel, aRun, aVersion } from '../examples'
import { records } from './arbitrary'
import { buildGraph } from './buildGraph'
import { changedData, changedParams, diffUpstream, inBoth, onlyBehind } from './diff'
import { recordsOf, runId, toldLoggedModel, toldModel, toldRun, toldVersion } from './examples'
import { pathThrough, reach } from './graph'
import { GROUPINGS, grouped } from './grouping'
import { impactOf } from './impact'
import { rowsOf } from './rows'

const data = (name: string, digest: string, context: string | null) => ({
  name,
  digest,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context,
})
const onRun = (n: number) => `dbfs:/1/${runId(n)}/artifacts/model`

const told = recordsOf(
  toldModel(aModel({ name: 'a', aliases: new Map([['champion', '1']]) })),
  toldModel(aModel({ name: 'b' })),
  toldVersion(aVersion({ model: 'a', version: '1', source: onRun(1) })),
  toldVersion(aVersion({ model: 'a', version: '2', source: onRun(2) })),
  toldVersion(aVersion({ model: 'b', version: '1', source: 'models:/a/2' })),
  toldRun(
    aRun({
      id: runId(1),
      params: new Map([
        ['lr', '0.1'],
        ['depth', '3'],
      ]),
      datasets: [data('x', 'old', 'training'), data('held', 'h', null)],
    }),
  ),
  toldRun(
    aRun({
      id: runId(2),
      params: new Map([
        ['lr', '0.2'],
        ['depth', '3'],
        ['trees', '9'],
      ]),
      datasets: [data('x', 'new', 'training'), data('held', 'h', null)],
    }),
  ),
  toldLoggedModel(
    aLoggedModel({
      metrics: [
        { key: 'auc', value: 1, step: 0, at: null, dataset: { name: 'held', digest: 'h' } },
      ],
    }),
  ),
)
const graph = buildGraph(told)

test('the impact of a dataset names every version and alias behind it, live ones first', () => {
  const impact = impactOf(graph, 'dataset:held:h')
  expect(impact).toMatchObject({ models: 2, aliases: 1, runs: 2, unregistered: 1 })
  expect(
    impact.versions.map(({ model, version, aliases, by }) => [model, version, aliases, by]),
  ).toEqual([
    ['a', '1', ['champion'], ['used']],
    ['a', '2', [], ['used']],
    ['b', '1', [], ['used']],
  ])
  expect(impactOf(graph, 'dataset:x:new').versions.map(({ id, by }) => [id, by])).toEqual([
    ['version:a:2', ['training']],
    ['version:b:1', ['training']],
  ])
})

test('the impact of a run is what was made by it, copies included', () => {
  const { versions, models } = impactOf(graph, `run:${runId(2)}`)
  expect(models).toBe(2)
  expect(versions.map(({ id, by }) => [id, by])).toEqual([
    ['version:a:2', ['made by it']],
    ['version:b:1', ['made by it']],
  ])
  expect(impactOf(graph, `run:${runId(1)}`).versions.map(({ aliases }) => aliases)).toEqual([
    ['champion'],
  ])
})

test('why two versions differ: what their runs were given', () => {
  const belongs = diffUpstream(graph, 'version:a:1', 'version:a:2')
  expect([...inBoth(belongs)]).toEqual(['dataset:held:h'])
  expect(onlyBehind(graph, belongs, 'dataset')).toEqual({ first: ['x'], second: ['x'] })
  expect(changedParams(graph, told, ['version:a:1', 'version:a:2'])).toEqual([
    { key: 'lr', first: '0.1', second: '0.2' },
    { key: 'trees', first: null, second: '9' },
  ])
  // a copy was made by the same run
  expect(changedParams(graph, told, ['version:a:2', 'version:b:1'])).toBeNull()
})

test('two versions differ by their data, and share the rest', () => {
  const belongs = diffUpstream(graph, 'version:a:1', 'version:a:2')
  expect(Object.fromEntries(belongs)).toEqual({
    'version:a:1': 'first',
    'version:a:2': 'second',
    [`run:${runId(1)}`]: 'first',
    [`run:${runId(2)}`]: 'second',
    'dataset:x:old': 'first',
    'dataset:x:new': 'second',
    'dataset:held:h': 'both',
  })
  expect(changedData(graph, belongs)).toEqual([{ name: 'x', first: ['old'], second: ['new'] }])
})

test('a path runs through a node from its data to its aliases, and through nothing beside it', () => {
  expect([...pathThrough(graph, `run:${runId(1)}`)].sort()).toEqual([
    'alias:a:champion',
    'dataset:held:h',
    'dataset:x:old',
    'model:a',
    `run:${runId(1)}`,
    'version:a:1',
  ])
})

test('rows tell only of edges whose both ends are shown', () => {
  const [run, version] = rowsOf(graph, new Set(['version:a:1', `run:${runId(1)}`]))
  expect([run?.node.id, run?.upstream, run?.downstream.map(({ to }) => to)]).toEqual([
    `run:${runId(1)}`,
    [],
    ['version:a:1'],
  ])
  expect(version?.downstream).toEqual([])
})

test('law: each node is in one group, and groups are joined where their members are', () => {
  fc.assert(
    fc.property(records, fc.constantFrom(...GROUPINGS), (any, by) => {
      const all = buildGraph(any)
      const nodes = new Set(all.nodes.keys())
      const { groups, links } = grouped(all, nodes, by)
      const members = groups.flatMap((group) => group.members)
      expect(members.toSorted()).toEqual([...nodes].sort())
      const of = new Map(
        groups.flatMap(({ id, members: each }) => each.map((node) => [node, id] as const)),
      )
      const across = [...all.edges.values()].filter(({ from, to }) => of.get(from) !== of.get(to))
      expect(links.reduce((sum, { count }) => sum + count, 0)).toBe(across.length)
    }),
  )
})

test('law: what is upstream of a node has it downstream', () => {
  fc.assert(
    fc.property(records, fc.nat(), (any, at) => {
      const all = buildGraph(any)
      const ids = [...all.nodes.keys()]
      const id = ids[at % ids.length]
      if (id === undefined) return
      for (const up of reach(all, [id], 'up').keys())
        expect(reach(all, [up], 'down').has(id)).toBe(true)
    }),
  )
})

test('law: the impact lists a version once, and every version that can be reached', () => {
  fc.assert(
    fc.property(records, (any) => {
      const all = buildGraph(any)
      for (const id of all.nodes.keys()) {
        const { versions } = impactOf(all, id)
        const reached = [...reach(all, [id], 'down').keys()].filter(
          (each) => each !== id && each.startsWith('version:'),
        )
        expect(versions.map((row) => row.id).sort()).toEqual(reached.sort())
      }
    }),
    { numRuns: 30 },
  )
})
