import { expect, test, vi } from 'vitest'
import type { CrawlAnswer, CrawlRequest } from '../backends/crawl/messages'
import { config } from '../backends/mlflow/scripted'
import { aModel } from '../registry/examples'
import { policyFile } from '../registry/policyFile'
import { unread } from '../registry/snapshot/distil'
import { type Snapshot, emptySnapshot } from '../registry/snapshot/snapshot'
import { createReading } from './registryReading'

const { latestVersions: _none, ...model } = aModel({
  name: 'a',
  aliases: new Map([['champion', '1']]),
})
const version = unread('a', '1', { known: false, because: 'denied', words: 'closed' })

const NOW = Date.UTC(2026, 5, 15)

interface Situation {
  notKept?: string | null
  handed?: Snapshot | null
  locks?: Pick<LockManager, 'request'> | null
}

function setUp(
  kept: Snapshot | null = null,
  { notKept = null, handed = null, locks = null }: Situation = {},
) {
  const told: string[] = []
  const requests: CrawlRequest[] = []
  const put: Snapshot[] = []
  let hear: ((answer: CrawlAnswer) => void) | null = null
  const reading = createReading(
    {
      id: 'c',
      config:
        handed === null
          ? config()
          : { ...config(), snapshot: { ended: handed.ended?.getTime() ?? 0, workspace: null } },
      workspace: null,
      policy: policyFile.parse({}),
      now: () => NOW,
    },
    {
      start(request, heard) {
        requests.push(request)
        hear = heard
        return {
          pause: () => told.push('pause'),
          goOn: () => told.push('go on'),
          stop: () => told.push('stop'),
        }
      },
      store: {
        kept: async () => put.at(-1) ?? kept,
        keep: async (_id, snapshot) => {
          if (notKept === null) put.push(snapshot)
          return notKept
        },
      },
      handed: async () => handed,
      locks,
    },
  )
  return { reading, told, requests, put, say: (answer: CrawlAnswer) => hear?.(answer) }
}

const readAll = (say: (answer: CrawlAnswer) => void) => {
  say({ kind: 'models', models: [model], skipped: 2 })
  say({ kind: 'listed', versions: 1 })
  say({ kind: 'version', version })
  say({ kind: 'done' })
}

test('nothing kept: it reads, shows what there is so far, and keeps the whole', async () => {
  vi.useFakeTimers()
  try {
    const { reading, say, put } = setUp()
    reading.open(1000)
    await vi.advanceTimersByTimeAsync(0)
    expect(reading.seen().standing.kind).toBe('reading')
    say({ kind: 'models', models: [model], skipped: 2 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(reading.seen().snapshot).toMatchObject({ ended: null, listed: false, skipped: 2 })
    expect(reading.seen().standing).toMatchObject({ progress: { models: 1, of: null } })
    say({ kind: 'listed', versions: 1 })
    say({ kind: 'version', version })
    await vi.advanceTimersByTimeAsync(1000)
    expect(reading.seen().standing).toMatchObject({ progress: { versions: 1, of: 1 } })
    say({ kind: 'done' })
    await vi.advanceTimersByTimeAsync(0)
    expect(reading.seen()).toMatchObject({ standing: { kind: 'idle' }, notKept: null })
    expect(put.map(({ ended }) => ended?.getTime())).toEqual([NOW])
  } finally {
    vi.useRealTimers()
  }
})

test('what is kept is shown at once, and not read again while it is fresh', async () => {
  const kept = { ...emptySnapshot(new Date(NOW - 500)), ended: new Date(NOW - 500), listed: true }
  const { reading, requests } = setUp(kept)
  reading.open(1000)
  await vi.waitFor(() => expect(reading.seen().snapshot).toBe(kept))
  expect(requests).toEqual([])
})

test('old, it is read again, and stays in sight until the new one is whole', async () => {
  const kept = { ...emptySnapshot(new Date(NOW - 5000)), ended: new Date(NOW - 5000), listed: true }
  const { reading, requests, say } = setUp(kept)
  reading.open(1000)
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  say({ kind: 'models', models: [model], skipped: 0 })
  expect(reading.seen().snapshot).toBe(kept)
  say({ kind: 'failed', message: 'Nobody answers.', signedOut: false })
  expect(reading.seen()).toMatchObject({
    standing: { kind: 'failed', message: 'Nobody answers.' },
    snapshot: kept,
  })
  reading.read()
  readAll(say)
  expect(reading.seen().snapshot?.models).toEqual([model])
})

const judgedBy = (policy: string): Snapshot => ({
  ...emptySnapshot(new Date(NOW - 5000), policy),
  ended: new Date(NOW - 5000),
  versions: new Map([['k', version]]),
})
const takenFrom = async (kept: Snapshot) => {
  const { reading, requests } = setUp(kept)
  reading.open(1000)
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  const [request] = requests
  return request?.kind === 'start' ? request.known.size : null
}

test('versions judged by another policy are not taken over', async () => {
  expect(await takenFrom(judgedBy(JSON.stringify(policyFile.parse({}))))).toBe(1)
  expect(await takenFrom(judgedBy('{"guards":[1]}'))).toBe(0)
})

test('it pauses, goes on and stops, and says why nothing was kept', async () => {
  const { reading, requests, told, say } = setUp(null, { notKept: 'No room.' })
  reading.open(1000)
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  reading.pause()
  expect(reading.seen().standing.kind).toBe('paused')
  reading.goOn()
  expect(reading.seen().standing.kind).toBe('reading')
  reading.stop()
  expect(told).toEqual(['pause', 'go on', 'stop'])
  reading.read()
  readAll(say)
  await vi.waitFor(() => expect(reading.seen().notKept).toBe('No room.'))
})

const wholeAt = (ended: number): Snapshot => ({
  ...emptySnapshot(new Date(ended), JSON.stringify(policyFile.parse({}))),
  ended: new Date(ended),
  listed: true,
  models: [model],
  versions: new Map([['k', version]]),
})

test('what the console hands out is taken where it is newer, kept, and gone on from when it is old', async () => {
  const handed = wholeAt(NOW - 500)
  const fresh = setUp(wholeAt(NOW - 9000), { handed })
  fresh.reading.open(1000)
  await vi.waitFor(() => expect(fresh.reading.seen().standing.kind).toBe('idle'))
  expect(fresh.reading.seen().snapshot).toBe(handed)
  expect([fresh.put, fresh.requests]).toEqual([[handed], []])

  const old = setUp(null, { handed: wholeAt(NOW - 5000) })
  old.reading.open(1000)
  await vi.waitFor(() => expect(old.requests).toHaveLength(1))
  expect(old.requests[0]).toMatchObject({ known: new Map([['k', version]]) })

  const older = setUp(wholeAt(NOW - 500), { handed: wholeAt(NOW - 600) })
  older.reading.open(1000)
  await vi.waitFor(() => expect(older.reading.seen().standing.kind).toBe('idle'))
  expect(older.put).toEqual([])
})

test('who only looks asks the server for nothing', async () => {
  const { reading, requests } = setUp(wholeAt(NOW - 5000))
  reading.open(Infinity)
  await vi.waitFor(() => expect(reading.seen().standing.kind).toBe('idle'))
  expect(requests).toEqual([])
  // and who comes to read, reads
  reading.open(1000)
  await vi.waitFor(() => expect(requests).toHaveLength(1))
})

test('what somebody has stopped does not begin again by itself', async () => {
  const { reading, requests } = setUp()
  reading.open(1000)
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  reading.stop()
  reading.open(1000)
  await vi.waitFor(() => expect(reading.seen().standing.kind).toBe('idle'))
  expect(requests).toHaveLength(1)
})

/** One lock for whoever asks, as tabs have it. */
function tabLock(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve()
  let held = 0
  return {
    async request<T>(
      name: string,
      how: LockOptions | LockGrantedCallback<T>,
      granted?: LockGrantedCallback<T>,
    ) {
      const act = typeof how === 'function' ? how : granted
      if (act === undefined) throw new Error('nothing to do')
      const lock: Lock = { name, mode: 'exclusive' }
      if (typeof how !== 'function' && how.ifAvailable && held > 0) return act(null)
      held += 1
      const done = last.then(() => act(lock)).finally(() => (held -= 1))
      last = done.catch(() => undefined)
      return done
    },
  }
}

test('of two tabs one reads, and the other shows what it has kept', async () => {
  const locks = tabLock()
  const one = setUp(null, { locks })
  one.reading.open(1000)
  await vi.waitFor(() => expect(one.requests).toHaveLength(1))
  const whole = wholeAt(NOW)
  const two = setUp(null, { locks })
  two.reading.open(1000)
  await vi.waitFor(() => expect(two.reading.seen().standing.kind).toBe('elsewhere'))
  two.put.push(whole)
  readAll(one.say)
  await vi.waitFor(() => expect(two.reading.seen().snapshot).toBe(whole))
  expect([two.reading.seen().standing.kind, two.requests]).toEqual(['idle', []])
})

test('where the other tab brings nothing, it is read here', async () => {
  const locks = tabLock()
  const one = setUp(null, { locks })
  one.reading.open(1000)
  await vi.waitFor(() => expect(one.requests).toHaveLength(1))
  const two = setUp(null, { locks })
  two.reading.open(1000)
  await vi.waitFor(() => expect(two.reading.seen().standing.kind).toBe('elsewhere'))
  one.say({ kind: 'failed', message: 'Nobody answers.', signedOut: false })
  await vi.waitFor(() => expect(two.requests).toHaveLength(1))
})
