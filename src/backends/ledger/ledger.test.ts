import { beforeEach, describe, expect, test } from 'vitest'
import { backendOn, fetchThrough, frontOf, portsOf } from '../../../test/histories/stage'
import { emptyWorld, type World } from '../../mocks/world'
import { createServer } from '../../mocks/server'
import { RegistryError } from '../../registry/errors'
import type { Backend } from '../backend'
import { append } from './append'
import { findLedger } from './find'
import { logIn } from './logIn'
import { moveInLane } from './moveInLane'
import { laneOf } from './observe'
import type { Ledger, LedgerPorts } from './ports'
import { setUp } from './setUp'

const PLACE = { experiment: null, name: 'ringside-reviews' }
const MODEL = `"it's" 100% fraud`

let world: World
let backend: Backend
let ports: LedgerPorts

beforeEach(async () => {
  world = emptyWorld()
  backend = backendOn(fetchThrough(frontOf(), createServer(world)))
  ports = await portsOf(backend, 'ada')
})

async function ready(): Promise<Ledger> {
  const made = await setUp(ports, PLACE)
  if (made.kind !== 'ready') throw new Error(JSON.stringify(made))
  return made.ledger
}

describe('set-up', () => {
  test('makes the experiment, a root and sixteen indexes, once', async () => {
    expect(await findLedger(ports.runs, PLACE)).toEqual({ kind: 'none' })
    const ledger = await ready()
    expect(ledger.shards.size).toBe(16)
    expect(world.runs.size).toBe(17)
    expect(await setUp(ports, PLACE)).toMatchObject({ kind: 'ready', made: 0, ledger })
    expect(world.runs.size).toBe(17)
    expect(await findLedger(ports.runs, PLACE)).toMatchObject({ kind: 'ready', ledger })
    const byId = { experiment: ledger.experiment, name: 'renamed since' }
    expect(await findLedger(ports.runs, byId)).toMatchObject({ kind: 'ready' })
  })

  test('two at once agree', async () => {
    const [one, other] = await Promise.all([setUp(ports, PLACE), setUp(ports, PLACE)])
    if (one.kind !== 'ready' || other.kind !== 'ready') throw new Error('not ready')
    expect(one.ledger.root).toBe(other.ledger.root)
    expect(one.ledger.shards).toEqual(other.ledger.shards)
  })
})

async function models(...versions: string[]) {
  await post('registered-models/create', { name: MODEL })
  for (const _ of versions) await post('model-versions/create', { name: MODEL, source: 's3://b/m' })
}

/** Behind the console's back. */
const post = (path: string, body: object) =>
  createServer(world)(
    new Request(`http://m/api/2.0/mlflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

const mark = async (version: string) => ({
  version,
  created: (await backend.registry.version({ model: MODEL, version })).created?.getTime() ?? null,
})

describe('a move on the record', () => {
  test('is announced, made and closed', async () => {
    const ledger = await ready()
    await models('1', '2')
    const to = await mark('1')
    const move = {
      model: MODEL,
      alias: 'champion',
      from: null,
      to,
      reason: 'It is better.',
      request: null,
      emergency: false,
    }
    expect(await moveInLane(ports, ledger, move)).toMatchObject({ kind: 'moved' })
    const found = await logIn(ports, ledger, { kind: 'lane', model: MODEL, alias: 'champion' })
    if (found.kind !== 'found') throw new Error(found.message)
    expect(found.log.entries.map(({ entry }) => entry?.event.type)).toEqual([
      'lane',
      'observed',
      'intent',
      'moved',
    ])
    expect(laneOf(found.log)).toMatchObject({ holder: to, open: null })
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('1')
  })

  test('two first movers agree on one lane, and one of them is told to wait', async () => {
    const ledger = await ready()
    await models('1', '2')
    const base = {
      model: MODEL,
      alias: 'champion',
      from: null,
      reason: '',
      request: null,
      emergency: false,
    }
    const outcomes = await Promise.all([
      moveInLane(ports, ledger, { ...base, to: await mark('1') }),
      moveInLane(ports, ledger, { ...base, to: await mark('2') }),
    ])
    const kinds = outcomes.map(({ kind }) => kind).toSorted()
    expect(kinds[1] === 'moved' || kinds[0] === 'moved').toBe(true)
    expect(kinds).not.toEqual(['moved', 'moved'])
  })
})

describe('an entry', () => {
  test('whose answer was lost is found, and not written twice', async () => {
    const ledger = await ready()
    const found = await logIn(ports, ledger, { kind: 'policy', model: null })
    if (found.kind !== 'found') throw new Error(found.message)
    let lost = 0
    const flaky = {
      ...ports,
      runs: {
        ...ports.runs,
        async logBatch(...sent: Parameters<typeof ports.runs.logBatch>) {
          await ports.runs.logBatch(...sent)
          lost += 1
          throw new RegistryError('unreachable', 'The answer was lost.')
        },
      },
    }
    const event = { type: 'comment', text: 'hello' } as const
    const written = await append(flaky, found.run, () => ({ events: [event] }), { model: null })
    expect(written).toMatchObject({ kind: 'written', n: 2 })
    expect(lost).toBe(1)
  })
})
