import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ReadAnswer, ReadRequest } from '../registry/mlmodel.worker'
import { createWorkerReader, type ReaderWorker } from './workerReader'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget implements ReaderWorker {
  readonly asked: ReadRequest[] = []
  ended = false

  postMessage(request: ReadRequest) {
    this.asked.push(request)
  }
  terminate() {
    this.ended = true
  }
  say(data: ReadAnswer) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  read(at: number, because: string) {
    const { id = -1 } = this.asked[at] ?? {}
    this.say({ kind: 'mlmodel', id, reading: { state: 'unreadable', because, text: '' } })
  }
  fail() {
    this.dispatchEvent(new Event('error'))
  }
}

function workshop() {
  const workers: FakeWorker[] = []
  const reader = createWorkerReader({
    startWorker: () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    },
  })
  return { workers, reader }
}

const bytes = new TextEncoder().encode('a: b')
/** Lets what is already settled take its course. */
const turn = () => vi.advanceTimersByTimeAsync(0)

async function started(worker: FakeWorker | undefined) {
  worker?.say({ kind: 'started' })
  await turn()
}

describe('workerReader', () => {
  test('starts no worker before there is something to read', () => {
    expect(workshop().workers).toHaveLength(0)
  })

  test('asks once the worker runs, and hands its answer on', async () => {
    const { workers, reader } = workshop()
    const reading = reader.mlmodel(bytes)
    await turn()
    expect(workers[0]?.asked).toEqual([])
    await started(workers[0])
    expect(workers[0]?.asked).toEqual([{ id: 1, kind: 'mlmodel', bytes }])
    workers[0]?.read(0, 'answer')
    expect(await reading).toMatchObject({ because: 'answer' })
  })

  test('reads one file at a time, and an answer with another number is not taken', async () => {
    const { workers, reader } = workshop()
    const first = reader.mlmodel(bytes)
    const second = reader.yaml(bytes)
    await turn()
    await started(workers[0])
    expect(workers[0]?.asked).toHaveLength(1)
    workers[0]?.say({
      kind: 'mlmodel',
      id: 99,
      reading: { state: 'unreadable', because: 'late', text: '' },
    })
    workers[0]?.read(0, 'first')
    expect(await first).toMatchObject({ because: 'first' })
    await turn()
    expect(workers[0]?.asked[1]).toMatchObject({ id: 2, kind: 'yaml' })
    workers[0]?.say({
      kind: 'yaml',
      id: 2,
      reading: { state: 'read', value: { kind: 'null' }, text: '' },
    })
    expect(await second).toEqual({ state: 'read', value: { kind: 'null' }, text: '' })
    expect(workers).toHaveLength(1)
  })

  test('ends a worker that takes too long, shows the text, and reads the next with a new one', async () => {
    const { workers, reader } = workshop()
    const slow = reader.mlmodel(bytes)
    const next = reader.mlmodel(bytes)
    await turn()
    await started(workers[0])
    await vi.advanceTimersByTimeAsync(2999)
    expect(workers[0]?.ended).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await slow).toEqual({
      state: 'unreadable',
      because: 'Reading it took longer than 3 s.',
      text: 'a: b',
    })
    expect(workers[0]?.ended).toBe(true)
    expect(workers).toHaveLength(2)
    await started(workers[1])
    workers[1]?.read(0, 'second')
    expect(await next).toMatchObject({ because: 'second' })
  })

  test('says so when the worker fails or does not start, and tries again with the next file', async () => {
    const { workers, reader } = workshop()
    const failing = reader.mlmodel(bytes)
    await turn()
    workers[0]?.fail()
    expect(await failing).toMatchObject({
      because: expect.stringContaining('could not be started'),
    })

    const stuck = reader.mlmodel(bytes)
    await turn()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await stuck).toMatchObject({ because: expect.stringContaining('could not be started') })

    const broken = reader.mlmodel(bytes)
    await turn()
    await started(workers[2])
    workers[2]?.fail()
    expect(await broken).toMatchObject({ because: 'Reading it failed.' })
    expect(workers.every(({ ended }) => ended)).toBe(true)
  })

  test('a caller who left is not asked for', async () => {
    const { workers, reader } = workshop()
    const leave = new AbortController()
    const first = reader.mlmodel(bytes)
    const left = reader.mlmodel(bytes, leave.signal)
    const refused = expect(left).rejects.toThrow('left')
    await turn()
    await started(workers[0])
    leave.abort(new Error('left'))
    workers[0]?.read(0, 'first')
    await first
    await refused
    expect(workers[0]?.asked).toHaveLength(1)
  })
})
