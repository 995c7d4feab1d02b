import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dataset } from '../tracking'
import { know } from '../checks/facts'
import type { Training } from '../snapshot/snapshot'
import { aMember } from './examples'
import { newerData, wantedData } from './newerData'

const day = (n: number) => new Date(2026, 4, n)

const set = (name: string, digest: string, uri: string | null = null): Dataset => ({
  name,
  digest,
  sourceType: uri === null ? 'code' : 's3',
  source: JSON.stringify(uri === null ? { tags: {} } : { uri }),
  schema: null,
  profile: null,
  context: null,
})

const run = (n: number, datasets: readonly Dataset[], experimentId = '1') => ({
  id: `r${n}`,
  experimentId,
  started: day(n),
  datasets,
})

const S3 = 's3 [["uri","s3://a"]]'

const trained = (model: string, data: Training['data'], at = 3) =>
  aMember(model, { training: know({ experiment: '1', started: day(at), data }) })

const cards = (digest: string, place: string | null = null) => ({ name: 'cards', digest, place })

const ask = (
  member: ReturnType<typeof aMember>,
  runs: readonly ReturnType<typeof run>[],
  partial: readonly string[] = [],
) => newerData([member], { runs, partial: new Set(partial) })

const of = ({ hits, unknown }: ReturnType<typeof ask>) => [
  hits.map(({ fact }) => fact),
  unknown.map(({ fact }) => fact),
]

test('newer is a state that its experiment used first after the one it was trained on', () => {
  const member = trained('m', [cards('d2')])
  const [one, two, three] = ['d1', 'd2', 'd3'].map((digest) => set('cards', digest))
  if (!one || !two || !three) throw new Error('no sets')
  const known = [run(1, [one]), run(3, [two])]
  expect(of(ask(member, known))).toEqual([[], []])
  // back to an older state: nothing newer
  expect(of(ask(member, [...known, run(5, [one])]))).toEqual([[], []])
  const newer = ask(member, [...known, run(5, [three]), run(9, [three])])
  expect(of(newer)).toEqual([
    [expect.stringMatching(/^cards is at #d3 since 2026-05-0[45]; it used #d2$/)],
    [],
  ])
  // of another experiment it is no business of its
  expect(of(ask(member, [...known, run(5, [three], '2')]))).toEqual([[], []])
})

test('strangers of one name stay apart', () => {
  const nameless = trained('m', [{ name: 'dataset', digest: 'd1', place: null }])
  expect(of(ask(nameless, [run(5, [set('dataset', 'd2')])]))).toEqual([
    [],
    ['Its data has no name of its own'],
  ])
  expect(wantedData([nameless]).size).toBe(0)
  // without a name, but it lies somewhere
  const placed = trained('m', [{ name: 'dataset', digest: 'd1', place: S3 }])
  expect(of(ask(placed, [run(5, [set('dataset', 'd2', 's3://a')])]))[0]).toHaveLength(1)
  const elsewhere = trained('m', [cards('d1', S3)])
  expect(of(ask(elsewhere, [run(5, [set('cards', 'd2', 's3://b')])]))).toEqual([
    [],
    ['Newer data called cards lies elsewhere'],
  ])
})

test('what is not recorded, or not read, is unknown', () => {
  const gap = { known: false, because: 'denied', words: 'it is closed to you (403)' } as const
  expect(of(ask(aMember('m', { training: gap }), []))).toEqual([[], ['It is closed to you (403)']])
  expect(of(ask(aMember('m', { training: know(null) }), []))).toEqual([[], ['It names no run']])
  expect(of(ask(trained('m', []), []))).toEqual([[], ['What it was trained on is not recorded']])
  expect(of(ask(trained('m', [cards('d1')]), [], ['cards']))).toEqual([
    [],
    ['Not every run on cards was read'],
  ])
})

test('each holder is a hit, unknown, or neither; and runs in any order say the same', () => {
  const dataset = fc
    .record({
      name: fc.constantFrom('a', 'b', 'dataset'),
      digest: fc.constantFrom('1', '2', '3'),
      uri: fc.constantFrom(null, 's3://a', 's3://b'),
    })
    .map(({ name, digest, uri }) => set(name, digest, uri))
  const runs = fc.array(
    fc.record({ n: fc.integer({ min: 1, max: 9 }), sets: fc.array(dataset, { maxLength: 3 }) }),
  )
  const trainedOn = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'dataset'),
      digest: fc.constantFrom('1', '2', '3'),
      place: fc.constantFrom(null, S3),
    }),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(fc.array(trainedOn), runs, (all, drawn) => {
      const members = all.map((data, i) => trained(`m${i}`, data))
      const read = drawn.map(({ n, sets }) => run(n, sets))
      const answer = newerData(members, { runs: read, partial: new Set() })
      const told = [...answer.hits, ...answer.unknown].map(({ model }) => model)
      expect(answer.of).toBe(members.length)
      expect(new Set(told).size).toBe(told.length)
      const turned = newerData(members, { runs: read.toReversed(), partial: new Set() })
      expect(turned.hits.map(({ model }) => model)).toEqual(answer.hits.map(({ model }) => model))
      // without a run on it, nothing is newer
      expect(newerData(members, { runs: [], partial: new Set() }).hits).toEqual([])
    }),
  )
})
