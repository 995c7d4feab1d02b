import { describe, expect, test } from 'vitest'
import { applyRequest } from '../../../src/backends/ledger/applyRequest'
import { append } from '../../../src/backends/ledger/append'
import { ask } from '../../../src/backends/ledger/ask'
import { findLedger } from '../../../src/backends/ledger/find'
import { logIn } from '../../../src/backends/ledger/logIn'
import { moveInLane } from '../../../src/backends/ledger/moveInLane'
import { laneOf } from '../../../src/backends/ledger/observe'
import type { Ledger } from '../../../src/backends/ledger/ports'
import { readLogsOf, readOpenRequests, readPage } from '../../../src/backends/ledger/readLogs'
import { savePolicy } from '../../../src/backends/ledger/savePolicy'
import { setUp } from '../../../src/backends/ledger/setUp'
import type { Mark } from '../../../src/registry/ledger/event'
import { entryKey, MOST_CHARACTERS } from '../../../src/registry/ledger/log'
import { portsOf } from '../../histories/stage'
import { api, post, PREFIX } from '../fixture'
import { must } from '../tracking/fixture'
import type { Place } from './place'

const PLACE = { experiment: null, name: `${PREFIX}-reviews` }
const ODD = `${PREFIX} "it's" 100% ☕`

const ports = ({ backend }: Place, user = 'ada') =>
  portsOf(backend, user, {
    wait: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 50))),
  })

async function ready(place: Place): Promise<Ledger> {
  const made = await setUp(await ports(place), PLACE)
  if (made.kind !== 'ready') throw new Error(JSON.stringify(made))
  return made.ledger
}

/** A model of two versions, the first of which is champion. */
async function model(place: Place, name: string): Promise<[Mark, Mark]> {
  await must(place.ask, post('registered-models/create', { name }))
  for (const source of ['s3://b/1', 's3://b/2'])
    await must(place.ask, post('model-versions/create', { name, source }))
  await must(place.ask, post('registered-models/alias', { name, alias: 'champion', version: '1' }))
  const mark = async (version: string): Promise<Mark> => {
    const { created } = await place.backend.registry.version({ model: name, version })
    return { version, created: created?.getTime() ?? null }
  }
  return [await mark('1'), await mark('2')]
}

/** What the ledger is built on, and what is built of it. */
export function ledgers(place: () => Place) {
  describe('a ledger', () => {
    test('is set up once, by two at once', { timeout: 120_000 }, async () => {
      const [one, other] = await Promise.all([
        setUp(await ports(place(), 'ada'), PLACE),
        setUp(await ports(place(), 'bob'), PLACE),
      ])
      if (one.kind !== 'ready' || other.kind !== 'ready') throw new Error(one.kind + other.kind)
      expect(one.ledger.root).toBe(other.ledger.root)
      expect(one.ledger.shards).toEqual(other.ledger.shards)
      const { runs } = await ports(place())
      expect(await findLedger(runs, PLACE)).toMatchObject({ kind: 'ready', ledger: one.ledger })
      const absent = { experiment: null, name: `${PREFIX}-nowhere` }
      expect(await findLedger(runs, absent)).toEqual({ kind: 'none' })
      const { experiment } = one.ledger
      expect(await findLedger(runs, { experiment, name: '' })).toMatchObject({ kind: 'ready' })
    })

    test('keeps the longest entry whole, and the first under a number', async () => {
      const ledger = await ready(place())
      const mine = await ports(place())
      const run = await mine.runs.createRun({
        experiment: ledger.experiment,
        name: 'a log',
        tags: new Map(),
        user: 'ada',
        at: new Date(),
      })
      const long = '☕'.repeat(MOST_CHARACTERS)
      await mine.runs.logBatch(run, { params: new Map([[entryKey(1), long]]) })
      expect((await mine.runs.run(run)).params.get(entryKey(1))).toBe(long)
      // the same again is no mistake; with another beside it nothing of the batch is kept
      await mine.runs.logBatch(run, { params: new Map([[entryKey(1), long]]) })
      const mixed = new Map([
        [entryKey(2), 'new'],
        [entryKey(1), 'other'],
      ])
      await expect(mine.runs.logBatch(run, { params: mixed })).rejects.toMatchObject({
        kind: 'invalid',
      })
      expect((await mine.runs.run(run)).params).toEqual(new Map([[entryKey(1), long]]))
    })

    test('of many who write at once, each is in it once', { timeout: 120_000 }, async () => {
      const ledger = await ready(place())
      const found = await logIn(await ports(place()), ledger, { kind: 'policy', model: 'of all' })
      if (found.kind !== 'found') throw new Error(found.message)
      const names = Array.from({ length: 6 }, (_, i) => `writer ${i}`)
      const written = await Promise.all(
        names.map(async (name) =>
          append(
            await ports(place(), name),
            found.run,
            () => ({ events: [{ type: 'comment', text: name }] }),
            { model: null },
          ),
        ),
      )
      expect(written.map(({ kind }) => kind)).toEqual(names.map(() => 'written'))
      const again = await logIn(await ports(place()), ledger, { kind: 'policy', model: 'of all' })
      if (again.kind !== 'found') throw new Error(again.message)
      expect(again.log.entries).toHaveLength(names.length + 1)
      expect(again.log.entries.every(({ fault }) => fault === null)).toBe(true)
    })

    test('adds not one byte to a model in the list', { timeout: 240_000 }, async () => {
      const ledger = await ready(place())
      const name = `${PREFIX}-size`
      const [one, two] = await model(place(), name)
      const row = async () => {
        const path = api('registered-models/search', { filter: `name = '${name}'` })
        return (await place().ask({ target: path })).text
      }
      const before = await row()
      expect(before).toContain(name)
      const mine = await ports(place())
      for (let n = 0; n < 20; n++) {
        const asked = await ask(mine, ledger, {
          asked: {
            type: 'asked',
            proposal: { kind: 'move', model: name, alias: 'champion', from: one, to: two },
            reason: `Ask ${n}.`,
            policy: null,
            evidence: null,
            expires: null,
            again: null,
            emergency: null,
          },
        })
        expect(asked.kind).toBe('asked')
      }
      expect(await row()).toBe(before)
    })

    test('records moves, requests and policies, and finds them', { timeout: 120_000 }, async () => {
      const ledger = await ready(place())
      const [one, two] = await model(place(), ODD)
      const mine = await ports(place())
      const text = JSON.stringify({ guards: [], long: '☕'.repeat(10_000) })
      const policy = { model: ODD, text, reason: '', seen: 0 }
      expect((await savePolicy(mine, ledger, policy, { signs: false })).kind).toBe('written')
      const move = { model: ODD, alias: 'champion', from: one, to: two } as const
      const asked = await ask(mine, ledger, {
        asked: {
          type: 'asked',
          proposal: { kind: 'move', ...move },
          reason: 'It is "better".',
          policy: null,
          evidence: null,
          expires: null,
          again: null,
          emergency: null,
        },
      })
      if (asked.kind !== 'asked') throw new Error(asked.message)
      const open = await readOpenRequests(mine.runs, ledger.experiment)
      // others ask in the same ledger
      const ofModel = open.logs.filter(({ log }) => log.about?.model === ODD)
      expect(ofModel.map(({ log }) => log.run)).toEqual([asked.run])
      expect(await applyRequest(mine, ledger, { run: asked.run })).toMatchObject({ kind: 'done' })
      const back = { ...move, from: two, to: one, reason: 'No.', request: null, emergency: false }
      expect(await moveInLane(mine, ledger, back)).toMatchObject({ kind: 'moved' })

      const { logs } = await readLogsOf(mine.runs, ledger.experiment, ODD)
      expect(new Set(logs.map(({ log }) => log.kind))).toEqual(
        new Set(['lane', 'policy', 'request']),
      )
      expect(logs).toHaveLength(3)
      const attached = logs.flatMap(({ log }) => [...log.attachments.values()])
      expect(attached).toEqual([text])
      const lane = logs.find(({ log }) => log.kind === 'lane')?.log
      expect(lane && laneOf(lane)).toMatchObject({ holder: one, open: null })
      const lanes = await readPage(mine.runs, ledger.experiment, { kind: 'lane', cursor: null })
      const ofIt = lanes.logs.filter(({ log }) => log.about?.model === ODD)
      expect(ofIt.map(({ log }) => log.run)).toEqual([lane?.run])
    })

    test('makes a copy once, of the version that was asked for', async () => {
      const { backend, ask: server } = place()
      const [name, prod] = [`${PREFIX}-copy dev`, `${PREFIX}-copy prod`]
      await model(place(), name)
      await must(server, post('registered-models/create', { name: prod }))
      await must(
        server,
        post('model-versions/set-tag', { name, version: '2', key: 'team', value: 'risk' }),
      )
      const source = { model: name, version: '2' }
      const copies = await backend.wings.copies()
      expect(await copies.copiesOf(source, prod)).toEqual([])
      const made = await copies.copy(await backend.registry.version(source), prod)
      expect(made).toMatchObject({ model: prod, version: '1', source: `models:/${name}/2` })
      expect(made.tags).toEqual(new Map([['team', 'risk']]))
      const found = await copies.copiesOf(source, prod)
      expect(found.map(({ version }) => version)).toEqual(['1'])
      expect(await copies.copiesOf({ ...source, version: '1' }, prod)).toEqual([])
    })
  })
}
