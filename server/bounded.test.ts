import { expect, test, vi } from 'vitest'
import { bounded, readAtMost } from './bounded'

const bytes = (length: number) => new Uint8Array(length)

/** A source whose chunks are handed over by the test; `asked` counts what was pulled. */
function source(chunks: (Uint8Array | 'stall')[]) {
  const seen = { asked: 0, cancelled: vi.fn() }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = chunks[seen.asked]
        seen.asked += 1
        if (next === 'stall') return new Promise(() => undefined)
        return next === undefined ? controller.close() : controller.enqueue(next)
      },
      cancel: seen.cancelled,
    },
    { highWaterMark: 0 },
  )
  return { seen, stream }
}

test('passes what is within the limits', async () => {
  const { stream } = source([bytes(3), bytes(4)])
  const out = bounded(stream, 7, { ms: 1000, per: 'all' })
  expect((await new Response(out).arrayBuffer()).byteLength).toBe(7)
})

test('breaks off, and cancels the source, beyond the limit', async () => {
  const { seen, stream } = source([bytes(3), bytes(5)])
  const out = bounded(stream, 7, { ms: 1000, per: 'all' })
  await expect(new Response(out).arrayBuffer()).rejects.toThrow('More came')
  expect(seen.cancelled).toHaveBeenCalledOnce()
})

test('breaks off when the source stalls', async () => {
  const { seen, stream } = source([bytes(3), 'stall'])
  const out = bounded(stream, 7, { ms: 20, per: 'each' })
  await expect(new Response(out).arrayBuffer()).rejects.toThrow('Nothing came')
  expect(seen.cancelled).toHaveBeenCalledOnce()
})

test('counts only the time it waits for the source, not the reader’s', async () => {
  vi.useFakeTimers()
  const { stream } = source([bytes(1), bytes(1), bytes(1)])
  const reader = bounded(stream, 7, { ms: 50, per: 'all' }).getReader()
  for (let i = 0; i < 3; i++) {
    expect((await reader.read()).done).toBe(false)
    vi.advanceTimersByTime(1000)
  }
  expect((await reader.read()).done).toBe(true)
  vi.useRealTimers()
})

test('reads nothing ahead of the reader', async () => {
  const { seen, stream } = source([bytes(1), bytes(1), bytes(1)])
  const reader = bounded(stream, 7, { ms: 1000, per: 'each' }).getReader()
  await reader.read()
  expect(seen.asked).toBe(1)
})

test('a reader that leaves cancels the source', async () => {
  const { seen, stream } = source([bytes(1), bytes(1)])
  await bounded(stream, 7, { ms: 1000, per: 'each' }).cancel('left')
  expect(seen.cancelled).toHaveBeenCalledWith('left')
})

test('readAtMost gives all of it or null', async () => {
  expect((await readAtMost(source([bytes(3), bytes(4)]).stream, 7))?.byteLength).toBe(7)
  const { seen, stream } = source([bytes(3), bytes(5), bytes(1)])
  expect(await readAtMost(stream, 7)).toBeNull()
  expect(seen.asked).toBe(2)
})
