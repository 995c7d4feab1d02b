import { describe, expect, test } from 'vitest'
import { applyRequest, rollBack } from '../../src/backends/ledger/applyRequest'
import { ask } from '../../src/backends/ledger/ask'
import { findLedger } from '../../src/backends/ledger/find'
import { logIn } from '../../src/backends/ledger/logIn'
import { moveInLane } from '../../src/backends/ledger/moveInLane'
import { laneOf, observe } from '../../src/backends/ledger/observe'
import type { Ledger, LedgerPorts } from '../../src/backends/ledger/ports'
import { savePolicy } from '../../src/backends/ledger/savePolicy'
import { settleIntent } from '../../src/backends/ledger/settle'
import { setUp } from '../../src/backends/ledger/setUp'
import { createServer } from '../../src/mocks/server'
import { emptyWorld } from '../../src/mocks/world'
import { foldPolicy } from '../../src/registry/ledger/foldPolicy'
import { foldRequest } from '../../src/registry/ledger/foldRequest'
import type { Mark, Proposal } from '../../src/registry/ledger/event'
import { readLog } from '../../src/registry/ledger/readLog'
import { recorder, type Recorder } from './backendLog'
import { portsOf } from './history'
import { type Fault, FAULTS, networkOf } from './network'
import { Schedule } from './schedule'
import { backendOn, fetchThrough, frontOf, portsOf as plainPorts } from './stage'

// Whatever is done is stopped at every one of its requests, in every way there is, and somebody else goes on.

const PLACE = { experiment: null, name: 'reviews' }

interface Stage {
  recorder: Recorder
  ports: LedgerPorts
  ledger: Ledger
}

async function open(): Promise<Stage> {
  const serve = createServer(emptyWorld())
  const ports = await plainPorts(backendOn(fetchThrough(frontOf(), serve)), 'bob')
  const made = await setUp(ports, PLACE)
  if (made.kind !== 'ready') throw new Error(made.kind)
  return { recorder: recorder(serve), ports, ledger: made.ledger }
}

/** Has somebody do something, with one request that goes wrong; how many requests it took, or took until they were gone. */
async function stopped(
  at: Recorder,
  model: string,
  what: (ports: LedgerPorts) => Promise<unknown>,
  { request, fault }: { request: number; fault: Fault },
): Promise<number> {
  let requests = 0
  // the last that may go on goes on: what is late comes as late as can be
  const schedule = new Schedule((n) => Math.max(0, n - 1))
  schedule.spawn(async (actor) => {
    const send = networkOf(actor, {
      schedule,
      recorder: at,
      console: { front: frontOf(), busy: new Set() },
      by: 'ada',
      fault: (i) => {
        requests = i + 1
        return i === request ? fault : 'none'
      },
    })
    // a read that failed is an error that is shown; nothing is left behind by it
    await what(portsOf(actor, schedule, send, { by: 'ada', model }, {})).catch(() => {})
  })
  await schedule.run()
  return requests
}

/** Closed before a request is closed after the one before, but for the first. */
const faultsOf = (request: number): readonly Fault[] =>
  request === 0 ? FAULTS : FAULTS.filter((fault) => fault !== 'none' && fault !== 'closed-before')

interface Scene {
  /** What is stopped. */
  act: (ports: LedgerPorts) => Promise<unknown>
  /** What somebody does who comes after, and what is so then. */
  after: (ports: LedgerPorts) => Promise<void>
}

/** Tries every request of what a scene does, with every fault. */
async function everywhere(make: (stage: Stage, model: string) => Promise<Scene>): Promise<void> {
  const stage = await open()
  let scenes = 0
  const next = async () => make(stage, `model ${(scenes += 1)}`)
  const whole = await stopped(stage.recorder, 'whole', (await next()).act, {
    request: -1,
    fault: 'none',
  })
  expect(whole).toBeGreaterThan(1)
  for (let request = 0; request < whole; request++) {
    for (const fault of faultsOf(request)) {
      const scene = await next()
      await stopped(stage.recorder, `model ${scenes}`, scene.act, { request, fault })
      await scene.after(stage.ports).catch((error: unknown) => {
        throw new Error(`request ${request} of ${whole}: ${fault}`, { cause: error })
      })
    }
  }
}

/** Two versions; the first is champion, the second challenger. */
async function modelOf({ recorder: { post }, ports }: Stage, name: string): Promise<[Mark, Mark]> {
  await post('registered-models/create', { name })
  for (const [alias, version] of [
    ['champion', '1'],
    ['challenger', '2'],
  ]) {
    await post('model-versions/create', { name, source: 's3://bucket/model' })
    await post('registered-models/alias', { name, alias, version })
  }
  const mark = async (version: string): Promise<Mark> => {
    const { created } = await ports.registry.version({ model: name, version })
    return { version, created: created?.getTime() ?? null }
  }
  return [await mark('1'), await mark('2')]
}

const REQUEST = {
  reason: 'Why not.',
  policy: null,
  evidence: null,
  expires: null,
  again: null,
  emergency: null,
}

async function asked({ ports, ledger }: Stage, proposal: Proposal): Promise<string> {
  const outcome = await ask(ports, ledger, { asked: { type: 'asked', proposal, ...REQUEST } })
  if (outcome.kind !== 'asked') throw new Error(outcome.kind)
  return outcome.run
}

async function lane({ ports, ledger }: Stage, name: string, alias: string) {
  const found = await logIn(ports, ledger, { kind: 'lane', model: name, alias })
  if (found.kind !== 'found') throw new Error(found.kind)
  return { ...laneOf(found.log), log: found.log }
}

const moves = (log: Awaited<ReturnType<typeof lane>>['log']) =>
  log.entries.filter(({ entry }) => entry?.event.type === 'moved').length

describe('somebody goes on where somebody was stopped', { timeout: 600_000 }, () => {
  test('setting up', async () => {
    const whole = await (async () => {
      const serve = recorder(createServer(emptyWorld()))
      return stopped(serve, '', (ports) => setUp(ports, PLACE), { request: -1, fault: 'none' })
    })()
    // after the root all indexes are made alike
    for (let request = 0; request < whole; request += request < 24 ? 1 : 7) {
      for (const fault of faultsOf(request)) {
        const serve = createServer(emptyWorld())
        await stopped(recorder(serve), '', (ports) => setUp(ports, PLACE), { request, fault })
        const ports = await plainPorts(backendOn(fetchThrough(frontOf(), serve)), 'bob')
        expect((await setUp(ports, PLACE)).kind, `${request} ${fault}`).toBe('ready')
        expect((await findLedger(ports.runs, PLACE)).kind).toBe('ready')
      }
    }
  })

  test('moving', () =>
    everywhere(async (stage, name) => {
      const [from, to] = await modelOf(stage, name)
      const move = { model: name, alias: 'champion', from, to, reason: '', request: null }
      return {
        act: (ports) => moveInLane(ports, stage.ledger, { ...move, emergency: false }),
        after: async (ports) => {
          const { open: left } = await lane(stage, name, 'champion')
          const settling = { model: name, alias: 'champion', reason: '' }
          if (left !== null) {
            const how = { ...settling, intent: left.n, how: 'resume' } as const
            expect((await settleIntent(ports, stage.ledger, how)).kind).toBe('moved')
          } else await moveInLane(ports, stage.ledger, { ...move, emergency: false })
          const now = await lane(stage, name, 'champion')
          expect(now).toMatchObject({ open: null, holder: to })
          expect(moves(now.log)).toBe(1)
          expect(await ports.registry.aliasHolder(name, 'champion')).toBe('2')
        },
      }
    }))

  test('reverting', () =>
    everywhere(async (stage, name) => {
      const [one, two] = await modelOf(stage, name)
      const at = { model: name, alias: 'champion' }
      await observe(stage.ports, stage.ledger, {
        ...at,
        look: () => Promise.resolve(one),
        looked: null,
      })
      await stage.recorder.post('registered-models/alias', {
        name,
        alias: 'champion',
        version: '2',
      })
      const back = { ...at, from: two, to: one, reason: '', request: null, emergency: false }
      return {
        act: (ports) => moveInLane(ports, stage.ledger, { ...back, reverts: true }),
        after: async (ports) => {
          const { open: left } = await lane(stage, name, 'champion')
          if (left === null) await moveInLane(ports, stage.ledger, { ...back, reverts: true })
          else {
            const how = { ...at, reason: '', intent: left.n, how: 'resume' } as const
            expect((await settleIntent(ports, stage.ledger, how)).kind).toBe('moved')
          }
          expect(await lane(stage, name, 'champion')).toMatchObject({ open: null, holder: one })
          expect(await ports.registry.aliasHolder(name, 'champion')).toBe('1')
        },
      }
    }))

  test('asking', () =>
    everywhere(async (stage, name) => {
      const [from, to] = await modelOf(stage, name)
      const proposal = { kind: 'move', model: name, alias: 'champion', from, to } as const
      return {
        act: (ports) =>
          ask(ports, stage.ledger, { asked: { type: 'asked', proposal, ...REQUEST } }),
        // a run without entries may be left, and is no request
        after: async () => expect(await asked(stage, proposal)).not.toBe(''),
      }
    }))

  test('applying a swap', () =>
    everywhere(async (stage, name) => {
      const [from, to] = await modelOf(stage, name)
      const other = 'challenger'
      const run = await asked(stage, {
        kind: 'swap',
        model: name,
        alias: 'champion',
        other,
        from,
        to,
      })
      return {
        act: (ports) => applyRequest(ports, stage.ledger, { run }),
        after: async (ports) => {
          expect(await applyRequest(ports, stage.ledger, { run })).toMatchObject({ kind: 'done' })
          for (const [alias, holder] of [
            ['champion', '2'],
            ['challenger', '1'],
          ] as const) {
            expect(moves((await lane(stage, name, alias)).log)).toBe(1)
            expect(await ports.registry.aliasHolder(name, alias)).toBe(holder)
          }
          const log = readLog(await ports.runs.run(run))
          const types = log.entries.map(({ entry }) => entry?.event.type)
          expect(types).toEqual(['asked', 'applied'])
        },
      }
    }))

  test('rolling a swap back', () =>
    everywhere(async (stage, name) => {
      const [from, to] = await modelOf(stage, name)
      const other = 'challenger'
      const run = await asked(stage, {
        kind: 'swap',
        model: name,
        alias: 'champion',
        other,
        from,
        to,
      })
      await applyRequest(stage.ports, stage.ledger, { run })
      return {
        act: (ports) => rollBack(ports, stage.ledger, { run, reason: '' }),
        after: async (ports) => {
          const again = await rollBack(ports, stage.ledger, { run, reason: '' })
          expect(again).toMatchObject({ kind: 'done' })
          for (const [alias, holder] of [
            ['champion', '1'],
            ['challenger', '2'],
          ] as const) {
            expect(moves((await lane(stage, name, alias)).log)).toBe(2)
            expect(await ports.registry.aliasHolder(name, alias)).toBe(holder)
          }
        },
      }
    }))

  test('copying', () =>
    everywhere(async (stage, name) => {
      const [one] = await modelOf(stage, name)
      const prod = `${name} prod`
      await stage.recorder.post('registered-models/create', { name: prod })
      const source = { model: name, ...one }
      const proposal = { kind: 'copy', model: prod, alias: 'champion', from: null, source } as const
      const run = await asked(stage, proposal)
      return {
        act: (ports) => applyRequest(ports, stage.ledger, { run }),
        after: async (ports) => {
          expect(await applyRequest(ports, stage.ledger, { run })).toMatchObject({ kind: 'done' })
          const copied = foldRequest(readLog(await ports.runs.run(run)))?.applied?.copied
          expect(await ports.registry.aliasHolder(prod, 'champion')).toBe(copied?.version)
          const copies = await (await ports.copies()).copiesOf(source, prod)
          expect(copies).toHaveLength(1)
        },
      }
    }))

  test('setting a policy', () =>
    everywhere(async (stage, name) => {
      const change = { model: name, text: '{"guards":[]}', reason: '', seen: 0 }
      return {
        act: (ports) => savePolicy(ports, stage.ledger, change, { signs: false }),
        after: async (ports) => {
          await savePolicy(ports, stage.ledger, change, { signs: false })
          const found = await logIn(ports, stage.ledger, { kind: 'policy', model: name })
          if (found.kind !== 'found') throw new Error(found.kind)
          expect(foldPolicy(found.log, { signs: false })?.versions).toMatchObject([
            { number: 1, text: change.text, ignored: null },
          ])
        },
      }
    }))
})
