import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { know } from '../checks/facts'
import { membersOf } from '../overview/members'
import { withoutOwner } from '../overview/questions'
import { unread } from '../snapshot/distil'
import { listed, snapshotOf, snapshots, versionFrom, whyNot } from './arbitrary'
import { type Fleet, type Shown, behind, fleetOf, pathOf, waysOf } from './fleet'
import { COLUMNS, GROUPINGS, fleetId } from './node'
import { type FleetFilter, unitsOf } from './units'

const EVERYTHING: FleetFilter = { text: '', team: null, owner: null, alias: null, state: null }
const UNFOLDED: Shown = { source: Infinity, model: Infinity, alias: Infinity }

const shown = fc.record({
  source: fc.integer({ min: 0, max: 5 }),
  model: fc.integer({ min: 0, max: 8 }),
  alias: fc.integer({ min: 0, max: 3 }),
})
const asked = fc.tuple(snapshots, fc.constantFrom(...GROUPINGS), shown)

/** What the text of a node says: `model m: 3`, in the order of the fleet. */
const said = ({ nodes }: Fleet) =>
  [...nodes.values()].map(({ id, versions, broken, unknown }) =>
    [id, versions, broken, unknown].join(' '),
  )

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0)

const data = (...names: string[]) =>
  know({
    run: 'there' as const,
    runId: 'r1',
    data: names.map((name) => ({ name, digest: `of ${name}` })),
  })

test('data, models and aliases, each with the versions behind it; what is missing is a node', () => {
  const snapshot = snapshotOf(
    [
      listed('fraud', { champion: '2', challenger: '3', shadow: '3' }),
      listed('churn', { champion: '1' }),
      listed('triage', { champion: '1' }),
      listed('closed', { champion: '1' }),
      listed('late', { champion: '1' }),
      listed('ghost', { champion: '9' }),
      listed('bare', { champion: '1' }),
      listed('unheld', {}),
      listed('prompt', { champion: '1' }, { 'mlflow.prompt.is_prompt': 'true' }),
    ],
    [
      versionFrom('fraud', '2', data('cards', 'holdout')),
      versionFrom('fraud', '3', data('cards')),
      versionFrom('churn', '1', know({ run: 'there', runId: 'r1', data: [] })),
      versionFrom(
        'triage',
        '1',
        know({ run: 'deleted', runId: 'r1', data: [{ name: 'cards', digest: 'old' }] }),
      ),
      versionFrom('closed', '1', whyNot('denied')),
      unread('ghost', '9', whyNot('missing')),
      versionFrom('bare', '1', whyNot('missing')),
    ],
  )
  const fleet = fleetOf(unitsOf(snapshot, EVERYTHING), 'model', UNFOLDED)
  expect(said(fleet)).toEqual([
    'dataset:cards 3 1 0',
    'dataset:holdout 1 0 0',
    'gap:run-deleted 1 1 0',
    'gap:run-gone 1 1 0',
    'gap:version-gone 1 1 0',
    'gap:no-data 1 1 0',
    'gap:closed 1 0 1',
    'gap:not-yet 1 0 1',
    'model:fraud 2 0 0',
    'model:bare 1 1 0',
    'model:churn 1 1 0',
    'model:closed 1 0 1',
    'model:ghost 1 1 0',
    'model:late 1 0 1',
    'model:triage 1 1 0',
    'alias:champion 7 4 2',
    'alias:challenger 1 0 0',
    'alias:shadow 1 0 0',
  ])
  // a dataset is its name here, and says in how many states it is used
  expect(fleet.nodes.get('dataset:cards')?.parts).toBe(2)
  expect(behind(fleet, 'gap:run-deleted').map(({ model }) => model.name)).toEqual(['triage'])
  const idOf = (from?: string, to?: string) =>
    [...fleet.links.values()].find(
      (link) => link.from === from && link.to === to && link.state === 'sound',
    )?.id ?? 'no such link'
  expect(pathOf(fleet, 'dataset:holdout')).toEqual(
    new Set([
      'dataset:holdout',
      'dataset:cards',
      'model:fraud',
      'alias:champion',
      ...[
        ['dataset:cards', 'model:fraud'],
        ['dataset:holdout', 'model:fraud'],
        ['model:fraud', 'alias:champion'],
      ].map(([from, to]) => idOf(from, to)),
    ]),
  )
  expect(pathOf(fleet, 'model:nobody')).toBeNull()
})

test('what is searched for is found at either end, and brings along what it hangs together with', () => {
  const snapshot = snapshotOf(
    [
      listed('fraud', { champion: '1', shadow: '2' }, { team: 'risk', owner: 'ana' }),
      listed('churn', { champion: '1' }),
    ],
    [
      versionFrom(
        'fraud',
        '1',
        know({ run: 'there', runId: 'r1', data: [{ name: 'card payments', digest: '1' }] }),
      ),
    ],
  )
  const found = (filter: Partial<FleetFilter>) =>
    unitsOf(snapshot, { ...EVERYTHING, ...filter }).map(
      (unit) => `${unit.model.name} ${unit.version}`,
    )
  expect(found({ text: ' Payments CARD ' })).toEqual(['fraud 1'])
  expect(found({ text: '@shadow' })).toEqual(['fraud 2'])
  expect(found({ text: 'risk' })).toEqual(['fraud 1', 'fraud 2'])
  expect(found({ owner: 'ana', alias: 'champion' })).toEqual(['fraud 1'])
  expect(found({ state: 'unknown' })).toEqual(['fraud 2', 'churn 1'])
  expect(found({ state: 'broken' })).toEqual([])
})

test('law: a node and a link count the different versions behind them, and nothing else', () => {
  fc.assert(
    fc.property(asked, ([snapshot, by, most]) => {
      const fleet = fleetOf(unitsOf(snapshot, EVERYTHING), by, most)
      const { nodes, links, traces } = fleet
      for (const { id, versions, broken, unknown } of nodes.values()) {
        const units = traces.filter((trace) => trace.nodes.includes(id)).map(({ unit }) => unit)
        expect(versions).toBe(new Set(units.map(({ key }) => key)).size)
        expect(broken).toBe(units.filter(({ state }) => state === 'broken').length)
        expect(unknown).toBe(units.filter(({ state }) => state === 'unknown').length)
      }
      for (const { id, from, to, versions } of links.values()) {
        const units = traces.filter((trace) => trace.links.includes(id))
        expect(versions).toBe(units.length)
        expect(units.every((trace) => trace.nodes.includes(from) && trace.nodes.includes(to))).toBe(
          true,
        )
      }
    }),
  )
})

test('law: what flows into a model and out of it are its versions, each at least once', () => {
  fc.assert(
    fc.property(asked, ([snapshot, by, most]) => {
      const { nodes, links, traces } = fleetOf(unitsOf(snapshot, EVERYTHING), by, most)
      const models = [...nodes.values()].filter(({ column }) => column === 'model')
      // a version belongs to one of them
      expect(sum(models.map(({ versions }) => versions))).toBe(traces.length)
      for (const { id, versions } of models) {
        const through = traces.filter((trace) => trace.nodes.includes(id))
        for (const end of ['from', 'to'] as const) {
          const own = [...links.values()].filter((link) => link[end] === id)
          const counted = through.map(
            (trace) => own.filter((link) => trace.links.includes(link.id)).length,
          )
          expect(counted.every((many) => many >= 1)).toBe(true)
          expect(sum(own.map((link) => link.versions))).toBe(sum(counted))
          expect(sum(own.map((link) => link.versions))).toBeGreaterThanOrEqual(versions)
        }
      }
    }),
  )
})

test('law: what is folded and what is shown are all there is, whatever is shown', () => {
  fc.assert(
    fc.property(asked, ([snapshot, by, most]) => {
      const units = unitsOf(snapshot, EVERYTHING)
      const { nodes } = fleetOf(units, by, most)
      const ways = units.map((unit) => waysOf(unit, by))
      for (const column of COLUMNS) {
        const all = new Set(ways.flatMap((way) => way[column]).map((about) => fleetId(about)))
        const own = [...nodes.values()].filter((node) => node.column === column)
        const folded = own.find(({ about }) => about.kind === 'rest')
        const named = own.filter(({ about }) => about.kind !== 'rest')
        expect(named.length + (folded?.parts ?? 0)).toBe(all.size)
        // never one that would fit in the room of the words that it is folded
        expect(folded?.parts ?? 2).toBeGreaterThan(1)
        for (const { id } of named) expect(all.has(id)).toBe(true)
        expect(named.filter(({ about }) => about.kind !== 'gap').length).toBeLessThanOrEqual(
          most[column] + 1,
        )
      }
    }),
  )
})

test('law: the numbers are those of the overview', () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const aliases = new Set(snapshot.models.flatMap((model) => [...model.aliases.keys()]))
      for (const alias of aliases) {
        const members = membersOf(snapshot, { alias, owner: null, team: null, tag: null })
        const { nodes } = fleetOf(unitsOf(snapshot, { ...EVERYTHING, alias }), 'owner', UNFOLDED)
        expect(nodes.get(fleetId({ kind: 'alias', name: alias }))?.versions).toBe(members.length)
        expect(nodes.get('no-owner')?.versions ?? 0).toBe(withoutOwner(members).hits.length)
      }
    }),
  )
})
