import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { backendOn, CONFIG, fetchThrough, frontOf, portsOf } from '../../test/histories/stage'
import type { Backend } from '../backends/backend'
import { logIn } from '../backends/ledger/logIn'
import { laneOf } from '../backends/ledger/observe'
import type { Ledger } from '../backends/ledger/ports'
import { append } from '../backends/ledger/append'
import { settleIntent } from '../backends/ledger/settle'
import { setUp } from '../backends/ledger/setUp'
import { createServer } from '../mocks/server'
import { emptyWorld } from '../mocks/world'
import { RegistryError } from '../registry/errors'
import { type FreeMove, freeMove } from './freeMove'
import type { LedgerParts } from './ledger'
import { makeQueries } from './queries'

vi.mock('../lib/wait', () => ({ wait: () => waited() }))
let waited: () => Promise<void>

const unused = () => Promise.reject(new Error('not part of this test'))
const MODEL = 'churn'

let serve: ReturnType<typeof createServer>
let backend: Backend

beforeEach(async () => {
  waited = () => Promise.resolve()
  serve = createServer(emptyWorld())
  backend = backendOn(fetchThrough(frontOf(), serve))
  await post('registered-models/create', { name: MODEL })
  for (const _ of '123') await post('model-versions/create', { name: MODEL, source: 's3://b/m' })
  await post('registered-models/alias', { name: MODEL, alias: 'champion', version: '1' })
})

const post = (path: string, body: object) =>
  serve(
    new Request(`http://m/api/2.0/mlflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

async function ready(): Promise<Ledger> {
  const made = await setUp(await portsOf(backend, 'ada'), {
    experiment: null,
    name: 'ringside-reviews',
  })
  if (made.kind !== 'ready') throw new Error(made.kind)
  return made.ledger
}

const at = (version: string) => ({ version, created: null })

/** As somebody who never said a name, from one version to another. */
function move(from: string | null, to: string | null, on = backend): Promise<FreeMove> {
  const parts: LedgerParts = {
    backend: on,
    config: CONFIG,
    queries: makeQueries(on, { mlmodel: unused, yaml: unused }),
  }
  return freeMove(parts, new QueryClient(), {
    model: MODEL,
    alias: 'champion',
    from: from === null ? null : at(from),
    to: to === null ? null : at(to),
    reason: '',
  })
}

const holder = () => backend.registry.aliasHolder(MODEL, 'champion')

async function lane(ledger: Ledger) {
  const subject = { kind: 'lane', model: MODEL, alias: 'champion' } as const
  const found = await logIn(await portsOf(backend, 'ada'), ledger, subject)
  if (found.kind !== 'found') throw new Error(found.message)
  return { ...laneOf(found.log), first: found.run, length: found.log.entries.length }
}

const denied = () => Promise.reject(new RegistryError('denied', 'Permission denied'))

/** Somebody has announced 1 → 3, at this time. */
async function announced(when: Date) {
  const ledger = await ready()
  const { first } = await lane(ledger)
  const bob = await portsOf(backend, 'bob', { now: () => when })
  const intent = { type: 'intent', from: at('1'), to: at('3'), reason: '' } as const
  const events = [{ ...intent, request: null, emergency: false }]
  const written = await append(bob, first, () => ({ events }), { model: MODEL })
  if (written.kind !== 'written') throw new Error(written.kind)
  const settling = { model: MODEL, alias: 'champion', intent: written.n, reason: '' }
  return () => settleIntent(bob, ledger, { ...settling, how: 'resume' })
}

describe('an alias that nothing guards', () => {
  test('moves and goes on the record, by whoever it was, with the dates of the versions', async () => {
    const ledger = await ready()
    expect(await move('1', '2')).toMatchObject({ outcome: { kind: 'moved' }, unrecorded: null })
    const { spans } = await lane(ledger)
    const { created } = await backend.registry.version({ model: MODEL, version: '2' })
    expect(spans.at(-1)).toMatchObject({
      holder: { version: '2', created: created?.getTime() },
      from: { how: 'moved', request: null, by: { name: 'somebody' } },
    })
  })

  test('is removed on the record', async () => {
    const ledger = await ready()
    expect(await move('1', null)).toMatchObject({ outcome: { kind: 'moved' }, unrecorded: null })
    expect(await holder()).toBeNull()
    expect((await lane(ledger)).spans.at(-1)).toMatchObject({
      holder: null,
      from: { how: 'moved' },
    })
    expect(await move(null, '3')).toMatchObject({ outcome: { kind: 'moved' } })
  })

  test('is not removed from a version that the person did not see', async () => {
    await ready()
    expect(await move('2', null)).toMatchObject({
      outcome: { kind: 'moved-by-other', holder: '1', when: 'before' },
    })
    expect(await holder()).toBe('1')
  })

  test.each([
    ['2', '2'],
    [null, null],
  ])('moves to %s without a record where there is no ledger, and says so', async (to, then) => {
    expect(await move('1', to)).toMatchObject({
      outcome: { kind: 'moved' },
      unrecorded: 'No ledger is set up here.',
    })
    expect(await holder()).toBe(then)
  })

  test('moves without a record for whoever may only read the ledger, and says so', async () => {
    const ledger = await ready()
    const before = (await lane(ledger)).length
    const runs = await backend.wings.runs()
    const reader = { ...runs, createRun: denied, logBatch: denied }
    const on = { ...backend, wings: { ...backend.wings, runs: () => Promise.resolve(reader) } }
    expect(await move('1', '2', on)).toMatchObject({
      outcome: { kind: 'moved' },
      unrecorded: 'You may not write into the ledger.',
    })
    expect(await holder()).toBe('2')
    expect((await lane(ledger)).length).toBe(before)
  })

  test('moves without a record where that was deleted in MLflow', async () => {
    const ledger = await ready()
    await post('runs/delete', { run_id: (await lane(ledger)).first })
    const moved = await move('1', '2')
    expect(moved).toMatchObject({ outcome: { kind: 'moved' } })
    expect(moved.unrecorded).toContain('deleted in MLflow')
  })

  test('waits for somebody who is moving it, and then is told who holds it', async () => {
    const finish = await announced(new Date())
    waited = async () => {
      await finish()
    }
    expect(await move('1', '2')).toMatchObject({
      outcome: { kind: 'moved-by-other', holder: '3', when: 'before' },
    })
    expect(await holder()).toBe('3')
  })

  test('does not wait for a move that was left, nor writes over it', async () => {
    await announced(new Date(Date.now() - 3_600_000))
    waited = () => Promise.reject(new Error('nobody is to wait'))
    expect(await move('1', '2')).toMatchObject({
      outcome: { kind: 'busy', open: { by: { name: 'bob' } } },
    })
    expect(await holder()).toBe('1')
  })
})
