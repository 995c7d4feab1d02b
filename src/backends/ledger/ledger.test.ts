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
import { adopt, settleIntent } from './settle'
import { applyRequest, rollBack, verifyApplied } from './applyRequest'
import { ask } from './ask'
import { savePolicy } from './savePolicy'
import { setUp } from './setUp'
import { observe } from './observe'
import type { EventOf, Mark, Proposal } from '../../registry/ledger/event'
import { foldPolicy } from '../../registry/ledger/foldPolicy'
import { foldRequest } from '../../registry/ledger/foldRequest'
import { readLog } from '../../registry/ledger/readLog'
import { STATE_TAG } from '../../registry/ledger/subject'

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

const lane = async (ledger: Ledger, alias = 'champion') => {
  const found = await logIn(ports, ledger, { kind: 'lane', model: MODEL, alias })
  if (found.kind !== 'found') throw new Error(found.message)
  return { ...laneOf(found.log), log: found.log }
}

const types = async (ledger: Ledger, alias?: string) =>
  (await lane(ledger, alias)).log.entries.map(({ entry }) => entry?.event.type)

const outside = (version: string, alias = 'champion') =>
  post('registered-models/alias', { name: MODEL, alias, version })

const move = (from: Mark | null, to: Mark) => ({
  model: MODEL,
  alias: 'champion',
  from,
  to,
  reason: 'It is better.',
  request: null,
  emergency: false,
})

/** Announces 1 → 2 and is gone before the alias moves. */
async function left(ledger: Ledger) {
  await outside('1')
  const gone = {
    ...ports,
    registry: {
      ...ports.registry,
      setAlias: () => Promise.reject(new RegistryError('unreachable', 'gone')),
    },
  }
  const outcome = await moveInLane(gone, ledger, move(await mark('1'), await mark('2')))
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  return outcome.intent
}

describe('a move that was left', () => {
  test('blocks others, and is gone on with', async () => {
    const ledger = await ready()
    await models('1', '2', '3')
    const intent = await left(ledger)
    const other = await moveInLane(ports, ledger, move(await mark('1'), await mark('3')))
    expect(other).toMatchObject({ kind: 'busy', open: { n: intent, by: { name: 'ada' } } })
    const settling = { model: MODEL, alias: 'champion', intent, reason: '' }
    expect(await settleIntent(ports, ledger, { ...settling, how: 'resume' })).toMatchObject({
      kind: 'moved',
    })
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('2')
    expect(await settleIntent(ports, ledger, { ...settling, how: 'give-up' })).toMatchObject({
      kind: 'moved',
      before: true,
    })
  })

  test('is given up', async () => {
    const ledger = await ready()
    await models('1', '2')
    const intent = await left(ledger)
    const settling = { model: MODEL, alias: 'champion', intent, reason: 'No.' }
    expect(await settleIntent(ports, ledger, { ...settling, how: 'give-up' })).toMatchObject({
      kind: 'given-up',
    })
    expect(await lane(ledger)).toMatchObject({ open: null, holder: { version: '1' } })
  })

  test('is recorded as moved where the alias says so', async () => {
    const ledger = await ready()
    await models('1', '2')
    const intent = await left(ledger)
    await outside('2')
    const settling = { model: MODEL, alias: 'champion', intent, reason: '' }
    expect(await settleIntent(ports, ledger, { ...settling, how: 'give-up' })).toMatchObject({
      kind: 'moved',
    })
  })

  test('is nobody’s to explain where the alias is elsewhere', async () => {
    const ledger = await ready()
    await models('1', '2', '3')
    const intent = await left(ledger)
    await outside('3')
    const settling = { model: MODEL, alias: 'champion', intent, reason: '' }
    expect(await settleIntent(ports, ledger, { ...settling, how: 'resume' })).toMatchObject({
      kind: 'moved-by-other',
      holder: '3',
    })
    expect(await types(ledger)).toEqual(['lane', 'observed', 'intent', 'unknown', 'observed'])
    expect(await lane(ledger)).toMatchObject({ open: null, holder: { version: '3' } })
  })
})

describe('a move by somebody who uses no ledger', () => {
  test('is seen before the next, which then does not begin', async () => {
    const ledger = await ready()
    await models('1', '2', '3')
    await outside('1')
    const one = await mark('1')
    await moveInLane(ports, ledger, move(one, await mark('2')))
    await outside('3')
    const next = await moveInLane(ports, ledger, move(await mark('2'), one))
    expect(next).toEqual({ kind: 'moved-by-other', holder: '3', when: 'before' })
    expect(await types(ledger)).toEqual(['lane', 'observed', 'intent', 'moved', 'observed'])
  })

  test('is adopted', async () => {
    const ledger = await ready()
    await models('1', '2')
    await outside('1')
    await observe(ports, ledger, {
      model: MODEL,
      alias: 'champion',
      look: () => mark('1'),
      looked: null,
    })
    await outside('2')
    const adopted = await adopt(ports, ledger, { model: MODEL, alias: 'champion', reason: 'Fine.' })
    expect(adopted.kind).toBe('written')
    expect(await types(ledger)).toEqual(['lane', 'observed', 'observed', 'adopted'])
    expect((await lane(ledger)).spans.at(-1)?.from).toMatchObject({
      how: 'outside',
      settled: { as: 'adopted' },
    })
    expect(
      await adopt(ports, ledger, { model: MODEL, alias: 'champion', reason: '' }),
    ).toMatchObject({
      kind: 'unwanted',
    })
  })

  test('is reverted, in one breath with the move', async () => {
    const ledger = await ready()
    await models('1', '2')
    await outside('1')
    const [one, two] = [await mark('1'), await mark('2')]
    await observe(ports, ledger, {
      model: MODEL,
      alias: 'champion',
      look: () => Promise.resolve(one),
      looked: null,
    })
    await outside('2')
    const reverted = await moveInLane(ports, ledger, { ...move(two, one), reverts: true })
    expect(reverted.kind).toBe('moved')
    expect(await types(ledger)).toEqual([
      'lane',
      'observed',
      'observed',
      'intent',
      'moved',
      'reverted',
    ])
    expect((await lane(ledger)).spans.at(-2)?.from).toMatchObject({ settled: { as: 'reverted' } })
  })
})

const read = async (run: string) => foldRequest(readLog(await ports.runs.run(run)))
const state = (run: string) => world.runs.get(run)?.tags.get(STATE_TAG)

const asked = (proposal: Proposal): EventOf<'asked'> => ({
  type: 'asked',
  proposal,
  reason: 'It is better.',
  policy: null,
  evidence: null,
  expires: null,
  again: null,
  emergency: null,
})

async function request(ledger: Ledger, proposal: Proposal): Promise<string> {
  const outcome = await ask(ports, ledger, { asked: asked(proposal) })
  if (outcome.kind !== 'asked') throw new Error(outcome.message)
  return outcome.run
}

describe('a request', () => {
  test('for a swap is applied, verified and rolled back, once each', async () => {
    const ledger = await ready()
    await models('1', '2')
    await outside('1')
    await outside('2', 'challenger')
    const [from, to] = [await mark('1'), await mark('2')]
    const run = await request(ledger, {
      kind: 'swap',
      model: MODEL,
      alias: 'champion',
      other: 'challenger',
      from,
      to,
    })
    expect(state(run)).toBe('open')
    const steps: string[] = []
    const onStep = (i: number, { kind }: { kind: string }) => steps.push(`${i} ${kind}`)
    expect(await applyRequest(ports, ledger, { run, onStep })).toEqual({
      kind: 'done',
      before: false,
    })
    expect(steps).toEqual(['0 running', '0 done', '1 running', '1 done'])
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('2')
    expect(await backend.registry.aliasHolder(MODEL, 'challenger')).toBe('1')
    expect(state(run)).toBe('unverified')
    expect(await applyRequest(ports, ledger, { run })).toEqual({ kind: 'done', before: true })
    expect(await verifyApplied(ports, run)).toEqual({ kind: 'verified' })
    expect(state(run)).toBe('final')
    expect(await rollBack(ports, ledger, { run, reason: 'Worse.' })).toMatchObject({ kind: 'done' })
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('1')
    expect(await backend.registry.aliasHolder(MODEL, 'challenger')).toBe('2')
    expect((await read(run))?.rolledBack?.reason).toBe('Worse.')
  })

  test('that was stopped in the middle is gone on with by somebody else, and nothing is done twice', async () => {
    const ledger = await ready()
    await models('1', '2')
    await outside('1')
    await outside('2', 'challenger')
    const [from, to] = [await mark('1'), await mark('2')]
    const proposal = {
      kind: 'swap',
      model: MODEL,
      alias: 'champion',
      other: 'challenger',
      from,
      to,
    } as const
    const run = await request(ledger, proposal)
    let moves = 0
    const gone = {
      ...ports,
      registry: {
        ...ports.registry,
        setAlias: (...wish: Parameters<typeof ports.registry.setAlias>) => {
          moves += 1
          return moves === 1
            ? ports.registry.setAlias(...wish)
            : Promise.reject(new RegistryError('unreachable', 'gone'))
        },
      },
    }
    expect(await applyRequest(gone, ledger, { run })).toMatchObject({ kind: 'stopped', step: 1 })
    const bob = await portsOf(backend, 'bob')
    expect(await applyRequest(bob, ledger, { run })).toEqual({ kind: 'done', before: false })
    expect(await types(ledger)).toEqual(['lane', 'observed', 'intent', 'moved'])
    expect(await types(ledger, 'challenger')).toEqual(['lane', 'observed', 'intent', 'moved'])
    expect(await backend.registry.aliasHolder(MODEL, 'challenger')).toBe('1')
  })

  test('for a copy makes the version once, with its tags', async () => {
    const ledger = await ready()
    await models('1')
    await post('registered-models/create', { name: 'prod' })
    await post('model-versions/set-tag', { name: MODEL, version: '1', key: 'team', value: 'risk' })
    const source = { model: MODEL, ...(await mark('1')) }
    const proposal = { kind: 'copy', model: 'prod', alias: 'champion', from: null, source } as const
    const run = await request(ledger, proposal)
    const gone = {
      ...ports,
      registry: {
        ...ports.registry,
        setAlias: () => Promise.reject(new RegistryError('denied', 'No.')),
      },
    }
    expect(await applyRequest(gone, ledger, { run })).toMatchObject({
      kind: 'stopped',
      step: 1,
      outcome: { kind: 'denied', on: 'alias' },
    })
    expect(await applyRequest(ports, ledger, { run })).toMatchObject({ kind: 'done' })
    expect(world.models.get('prod')?.lastVersion).toBe(1)
    const made = await backend.registry.version({ model: 'prod', version: '1' })
    expect(made.tags).toEqual(new Map([['team', 'risk']]))
    expect((await read(run))?.applied?.copied).toMatchObject({ version: '1' })
    expect(await rollBack(ports, ledger, { run, reason: '' })).toMatchObject({
      kind: 'not-allowed',
    })
  })

  test('is not applied where a rule says no, nor after its end', async () => {
    const ledger = await ready()
    await models('1', '2')
    await outside('1')
    const proposal = {
      kind: 'move',
      model: MODEL,
      alias: 'champion',
      from: await mark('1'),
      to: await mark('2'),
    } as const
    const run = await request(ledger, proposal)
    expect(await applyRequest(ports, ledger, { run, unless: () => 'Not yet.' })).toEqual({
      kind: 'not-allowed',
      because: 'Not yet.',
    })
    const other = await ask(ports, ledger, { asked: asked(proposal), supersedes: run })
    expect(other).toMatchObject({ kind: 'asked', superseded: null })
    expect(state(run)).toBe('final')
    expect(await applyRequest(ports, ledger, { run })).toMatchObject({ kind: 'not-allowed' })
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('1')
  })
})

describe('a policy', () => {
  test('is set by whoever saw the last, and long ones are kept whole', async () => {
    const ledger = await ready()
    const text = JSON.stringify({ guards: [], long: 'ä'.repeat(20_000) })
    const change = { model: null, text, reason: 'First.', seen: 0 }
    expect((await savePolicy(ports, ledger, change, { signs: false })).kind).toBe('written')
    const again = { ...change, text: '{}' }
    expect(await savePolicy(ports, ledger, again, { signs: false })).toMatchObject({
      kind: 'unwanted',
    })
    expect((await savePolicy(ports, ledger, { ...again, seen: 1 }, { signs: false })).kind).toBe(
      'written',
    )
    const found = await logIn(ports, ledger, { kind: 'policy', model: null })
    if (found.kind !== 'found') throw new Error(found.message)
    const history = foldPolicy(found.log, { signs: false })
    expect(history?.versions.map(({ number, text: kept }) => [number, kept])).toEqual([
      [1, text],
      [2, '{}'],
    ])
    expect(history?.current?.version.number).toBe(2)
    const ready2 = await findLedger(ports.runs, PLACE)
    expect(ready2.kind === 'ready' && ready2.policies.length).toBe(1)
  })
})

describe('a lane that is full', () => {
  test('goes on in another run, and is read as one', async () => {
    const ledger = await ready()
    await models('1', '2')
    await outside('1')
    await moveInLane(ports, ledger, move(await mark('1'), await mark('2')))
    const first = (await lane(ledger)).log
    const event = { type: 'comment', text: 'It goes on.' } as const
    for (let room = 799 - first.entries.length; room > 0; room -= 90) {
      const events = Array.from({ length: Math.min(room, 90) }, () => event)
      await append(ports, first.run, () => ({ events }), { model: null })
    }
    expect((await moveInLane(ports, ledger, move(await mark('2'), await mark('1')))).kind).toBe(
      'moved',
    )
    const whole = await lane(ledger)
    expect(whole.log.entries.at(-1)?.n).toBe(803)
    expect(whole.run).not.toBe(first.run)
    expect(whole).toMatchObject({ holder: { version: '1' }, open: null })
    expect(whole.log.stray).toEqual([])
  }, 60_000)
})

/** `ports` on which `then` happens once, right after the `at`th reading of who holds the alias. */
function between(at: number, then: () => Promise<unknown>): LedgerPorts {
  let looks = 0
  const aliasHolder = async (...of: Parameters<typeof ports.registry.aliasHolder>) => {
    const seen = await ports.registry.aliasHolder(...of)
    looks += 1
    if (looks === at) await then()
    return seen
  }
  return { ...ports, registry: { ...ports.registry, aliasHolder } }
}

/** A request for 1 → 2. */
async function wanted() {
  const ledger = await ready()
  await models('1', '2', '3')
  await outside('1')
  const [from, to] = [await mark('1'), await mark('2')]
  const proposal = { kind: 'move', model: MODEL, alias: 'champion', from, to } as const
  return { ledger, from, to, run: await request(ledger, proposal) }
}

test('what was seen before it was moved on the record is no outside move', async () => {
  const ledger = await ready()
  await models('1', '2')
  await outside('1')
  const [one, two] = [await mark('1'), await mark('2')]
  await observe(ports, ledger, {
    model: MODEL,
    alias: 'champion',
    look: () => Promise.resolve(one),
    looked: null,
  })
  // bob moves it right after ada's first look
  const bob = await portsOf(backend, 'bob')
  const slow = between(1, () => moveInLane(bob, ledger, move(one, two)))
  expect(await moveInLane(slow, ledger, move(one, two))).toMatchObject({ kind: 'already-there' })
  expect(await types(ledger)).toEqual(['lane', 'observed', 'intent', 'moved'])
})

describe('what comes between an approval and the move', () => {
  test('a move on the record, after the lane was read, is seen before anything is announced', async () => {
    const { ledger, from, run } = await wanted()
    const bob = await portsOf(backend, 'bob')
    const three = await mark('3')
    const slow = between(1, () => moveInLane(bob, ledger, move(from, three)))
    expect(await applyRequest(slow, ledger, { run })).toMatchObject({
      kind: 'stopped',
      outcome: { kind: 'moved-by-other', holder: '3', when: 'before' },
    })
    expect(await types(ledger)).toEqual(['lane', 'observed', 'intent', 'moved'])
    expect((await lane(ledger)).holder).toEqual(three)
  })

  test.each([
    { at: 1, when: 'before it is announced' },
    { at: 2, when: 'before it is made' },
  ])('a move past the record, $when, is not overwritten', async ({ at }) => {
    const { ledger, run } = await wanted()
    const slow = between(at, () => outside('3'))
    expect(await applyRequest(slow, ledger, { run })).toMatchObject({
      kind: 'stopped',
      outcome: { kind: 'moved-by-other', holder: '3' },
    })
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('3')
    expect(await lane(ledger)).toMatchObject({ holder: { version: '3' }, open: null })
    expect((await types(ledger)).at(-1)).toBe('observed')
  })

  test('a rejection while the lane is read stops it', async () => {
    const { ledger, run } = await wanted()
    const bob = await portsOf(backend, 'bob')
    const rejected = { events: [{ type: 'rejected', text: 'No.' } as const] }
    const unless = async () => {
      await append(bob, run, () => rejected, { model: MODEL })
      return null
    }
    expect(await applyRequest(ports, ledger, { run, unless })).toMatchObject({
      kind: 'stopped',
      outcome: { kind: 'called-off', because: 'It was rejected before.' },
    })
    expect(await types(ledger)).toEqual(['lane'])
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('1')
  })

  test('a word that changes nothing has the rules asked once more', async () => {
    const { ledger, run } = await wanted()
    const comment = { events: [{ type: 'comment', text: 'Wait.' } as const] }
    let asks = 0
    const unless = async () => {
      asks += 1
      if (asks > 1) return 'Not any more.'
      await append(ports, run, () => comment, { model: MODEL })
      return null
    }
    expect(await applyRequest(ports, ledger, { run, unless })).toMatchObject({
      kind: 'stopped',
      outcome: { kind: 'called-off', because: 'Not any more.' },
    })
    expect(await backend.registry.aliasHolder(MODEL, 'champion')).toBe('1')
  })

  test('a version that another has the number of by now is not moved to', async () => {
    const { ledger, from, to } = await wanted()
    const remade = { ...to, created: (to.created ?? 0) - 1 }
    expect(await moveInLane(ports, ledger, move(from, remade))).toMatchObject({
      kind: 'called-off',
      because: expect.stringContaining('is another than the one that was asked for'),
    })
    const gone = { version: '77', created: null }
    expect((await moveInLane(ports, ledger, move(from, gone))).kind).toBe('called-off')
    expect(await types(ledger)).toEqual(['lane'])
  })

  test('a withdrawal after the alias had moved is not told as if it were applied', async () => {
    const { ledger, run } = await wanted()
    const withdrawn = { events: [{ type: 'withdrawn', text: '' } as const] }
    const slow = between(2, () => append(ports, run, () => withdrawn, { model: MODEL }))
    expect(await applyRequest(slow, ledger, { run })).toEqual({
      kind: 'untold',
      message: 'It was withdrawn before.',
    })
  })
})
