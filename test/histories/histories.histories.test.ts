import * as fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { setUp } from '../../src/backends/ledger/setUp'
import { emptyWorld } from '../../src/mocks/world'
import { createServer } from '../../src/mocks/server'
import { recorder } from './backendLog'
import { type Counts, plus } from './counts'
import { type Place, type Plan, play, type Weakness } from './history'
import { plans } from './plans'
import { backendOn, fetchThrough, frontOf, portsOf, type Serve } from './stage'
import { rewriting, unannounced } from './weaknesses'

/** The address of a real MLflow. */
const REAL = process.env.RINGSIDE_TEST_MLFLOW ?? ''
const ON_MOCK = Number(process.env.RINGSIDE_HISTORIES ?? 500)
const ON_REAL = Number(process.env.RINGSIDE_HISTORIES_REAL ?? 20)
/** Where what happened is to be written, as JSON. */
const REPORT = process.env.RINGSIDE_HISTORIES_REPORT ?? ''

const SEED = { mock: 20_261_125, real: 20_261_126 }
/** As many share a ledger: a search looks through all its runs. */
const SHARED = 50

const HOURS = 4 * 3_600_000

async function placeOn(serve: Serve, name = 'reviews', wait = atOnce): Promise<Place> {
  const backend = backendOn(fetchThrough(frontOf(), serve))
  const made = await setUp(await portsOf(backend, 'setup', { wait }), { experiment: null, name })
  if (made.kind !== 'ready') throw new Error(JSON.stringify(made))
  return { recorder: recorder(serve), ledger: made.ledger }
}

const atOnce = (_ms: number) => Promise.resolve()
const really = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

const onMock = () => placeOn(createServer(emptyWorld()))

/** Params can be written again there. */
function onForgetful() {
  const world = emptyWorld()
  return placeOn(rewriting(createServer(world), (run) => world.runs.get(run)?.params))
}

let reals = 0

function onReal() {
  reals += 1
  return placeOn(real, `reviews of histories ${process.pid} ${reals}`, really)
}

const real: Serve = async (request) => {
  const { pathname, search } = new URL(request.url)
  return fetch(`${REAL}${pathname}${search}`, {
    method: request.method,
    headers: { 'content-type': 'application/json' },
    ...(request.method === 'GET' ? {} : { body: await request.text() }),
  })
}

/** Plays so many; the smallest that is wrong fails the test. */
async function all(where: 'mock' | 'real', count: number, place: () => Promise<Place>) {
  const since = Date.now()
  let at = await place()
  let played = 0
  let counts: Counts = {}
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      if (played > 0 && played % SHARED === 0) at = await place()
      played += 1
      const history = await play(at, `model ${process.pid} ${played}`, plan)
      counts = plus(counts, history.counts)
      expect(history.faults).toEqual([])
    }),
    { numRuns: count, seed: SEED[where] },
  )
  // a run in which nothing happens would find nothing
  const rare = count < 100 ? [] : ['entries: failed', 'entries: reverted', 'entries: rolled-back']
  for (const what of ['entries: moved', 'entries: applied', ...rare]) {
    expect.soft(counts[what], what).toBeGreaterThan(0)
  }
  const seconds = Math.round((Date.now() - since) / 1000)
  if (REPORT === '') return
  writeFileSync(`${REPORT}.${where}.json`, JSON.stringify({ seed: SEED[where], seconds, counts }))
}

/** The first of so many histories that is wrong; null: all are right. */
async function firstWrong(count: number, weakness: Weakness, place: Place): Promise<string | null> {
  const histories: readonly Plan[] = fc.sample(plans, { numRuns: count, seed: SEED.mock })
  for (const [i, plan] of histories.entries()) {
    const { faults } = await play(place, `model ${i}`, plan, weakness)
    if (faults.length > 0) return faults.join('\n')
  }
  return null
}

describe('what is taken out of the protocol shows', () => {
  test('numbers that are taken are taken again', async () => {
    expect(await firstWrong(200, {}, await onForgetful())).toMatch(/is lost|does not follow/)
  })

  test('writes are not read back', async () => {
    expect(await firstWrong(200, { readBack: true }, await onMock())).toMatch(/never held it/)
  })

  test('moves are not announced', async () => {
    const found = await firstWrong(200, { move: unannounced }, await onMock())
    expect(found).toMatch(/nobody had announced/)
  })
})

describe('the mock', () => {
  test(`${ON_MOCK} histories`, { timeout: HOURS }, () => all('mock', ON_MOCK, onMock))
})

describe.skipIf(REAL === '')('a real MLflow', () => {
  test(`${ON_REAL} histories`, { timeout: HOURS }, () => all('real', ON_REAL, onReal))
})
