import { expect, test } from 'vitest'
import { laneOf, moved, outside, v } from '../ledger/laneExample'
import type { Lane } from '../ledger/lane'
import { dayOf } from '../ledger/timeline'
import { aModel, aVersion } from '../examples'
import { buildGraph } from './buildGraph'
import { noRecords, withAnswers } from './records'
import { shown, withAliases } from './view'

const MODEL = 'card-fraud'
const inMay = (day: number) => new Date(2026, 4, day, 12)
/** Seen first on the 1st with v1, v2 moved on the 3rd, v3 from outside between the 8th and the 10th. */
const lane = laneOf('champion', [
  [v('1'), { how: 'first-sight', n: 2, at: inMay(1) }],
  [v('2'), moved(4, inMay(3))],
  [v('3'), outside(5, inMay(8), inMay(10))],
])

const records = withAnswers(noRecords(), [
  {
    question: 'model',
    of: `model:${MODEL}`,
    reading: {
      state: 'read',
      request: 'registered-models/get',
      value: aModel({
        name: MODEL,
        created: null,
        aliases: new Map([
          ['champion', '3'],
          ['staging', '3'],
        ]),
      }),
    },
  },
  {
    question: 'version',
    of: `version:${MODEL}:3`,
    reading: {
      state: 'read',
      request: 'model-versions/get',
      value: aVersion({ model: MODEL, version: '3', aliases: ['champion', 'staging'] }),
    },
  },
])

function on(day: number, lanes: readonly Lane[] = [lane], modelCreated: Date | null = null) {
  const at = { day: dayOf(inMay(day)), now: inMay(20), lanes: new Map([[MODEL, lanes]]) }
  const own =
    modelCreated === null
      ? records
      : withAnswers(records, [
          {
            question: 'model',
            of: `model:${MODEL}`,
            reading: {
              state: 'read',
              request: 'registered-models/get',
              value: aModel({ name: MODEL, created: modelCreated }),
            },
          },
        ])
  return buildGraph(own, [`model:${MODEL}`], at)
}

const held = (graph: ReturnType<typeof on>) =>
  [...graph.edges.values()]
    .filter(({ kind }) => kind === 'held by')
    .map(({ from, to, claimed }) => `${from} ${claimed ? '?' : '→'} ${to}`)
    .sort()
const CHAMPION = `alias:${MODEL}:champion`

test('an alias is held by what its lane says of the day, not by what holds it now', () => {
  const graph = on(5)
  expect(held(graph)).toEqual([`version:${MODEL}:2 → ${CHAMPION}`])
  expect(graph.nodes.get(CHAMPION)).toMatchObject({ fact: 'v2', live: true, trouble: null })
  // what was live then, and is not now; and the other way round
  expect(graph.nodes.get(`version:${MODEL}:2`)?.live).toBe(true)
  expect(graph.nodes.get(`version:${MODEL}:3`)?.live).toBe(false)
  const [edge] = graph.outOf.get(`version:${MODEL}:2`) ?? []
  expect(edge?.facts[0]).toMatchObject({ field: 'lane of @champion, entry 4' })
})

test('two holders of one day are both drawn, and so are both ends of a move that nobody saw', () => {
  expect(held(on(3))).toEqual([
    `version:${MODEL}:1 ? ${CHAMPION}`,
    `version:${MODEL}:2 → ${CHAMPION}`,
  ])
  expect(on(3).nodes.get(CHAMPION)?.fact).toBe('v1 → v2')
  expect(held(on(9))).toEqual([
    `version:${MODEL}:2 ? ${CHAMPION}`,
    `version:${MODEL}:3 ? ${CHAMPION}`,
  ])
  expect(on(9).nodes.get(CHAMPION)?.fact).toBe('v2 or v3')
})

test('an alias that nobody watched then says so', () => {
  const graph = buildGraph(records, [], {
    day: dayOf(new Date(2026, 3, 20)),
    now: inMay(20),
    lanes: new Map([[MODEL, [lane]]]),
  })
  expect(held(graph)).toEqual([])
  expect(graph.nodes.get(CHAMPION)?.trouble?.words).toMatch(/^Nobody watched it before /)
  expect(graph.nodes.get(`alias:${MODEL}:staging`)?.trouble?.words).toBe(
    'Nobody has watched it yet.',
  )
  expect(on(21).nodes.get(CHAMPION)?.trouble?.words).toBe('This day has not come yet.')
  expect(on(5, []).nodes.get(CHAMPION)).toMatchObject({
    live: false,
    fact: 'not known on that day',
  })
})

test('a version of an earlier model of the name is none of these', () => {
  const graph = on(5, [lane], inMay(4))
  expect(held(graph)).toEqual([])
  expect(graph.nodes.get(CHAMPION)?.fact).toBe('v2 of an earlier model')
})

test('a move that nobody signed is a claim', () => {
  const signed = moved(4, inMay(3))
  if (signed.how !== 'moved') throw new Error('it is a move')
  const claim = laneOf('champion', [
    [v('2'), { ...signed, by: { ...signed.by, trust: 'unsigned' } }],
  ])
  expect(held(on(5, [claim]))).toEqual([`version:${MODEL}:2 ? ${CHAMPION}`])
})

test('an alias that is there no longer is drawn on the days that it was', () => {
  const former = laneOf('gone', [[v('1'), moved(2, inMay(2))]])
  const graph = on(5, [lane, former])
  const view = { roots: [`model:${MODEL}`], hops: 1, sides: ['up'], open: [] } as const
  const { nodes } = shown(graph, records, withAliases(view, graph))
  expect(nodes.has(`alias:${MODEL}:gone`)).toBe(true)
  expect(nodes.has(`version:${MODEL}:1`)).toBe(true)
})
