/** How long to wait for the other side, counted only while we wait: a slow reader costs the sender nothing. */
export interface Patience {
  ms: number
  /** `each`: for every chunk anew; `all`: for the whole body together. */
  per: 'each' | 'all'
}

/** The body broke off by our own decision; the reader sees a broken stream, never a shortened one. */
export class BodyStopped extends Error {
  override readonly name = 'BodyStopped'
}

/** The same bytes with backpressure, failing (and cancelling the source) beyond `maxBytes` or when patience ends. */
export function bounded(
  source: ReadableStream<Uint8Array>,
  maxBytes: number,
  patience: Patience,
): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  let bytes = 0
  let waited = 0
  const stop = async (because: string): Promise<never> => {
    const stopped = new BodyStopped(because)
    // Not awaited: a source that does not answer does not answer a cancel either.
    reader.cancel(stopped).catch(() => undefined)
    throw stopped
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const from = Date.now()
        const left = patience.per === 'all' ? patience.ms - waited : patience.ms
        const next = await withDeadline(reader.read(), Math.max(left, 0))
        waited += Date.now() - from
        if (next === LATE) return stop('Nothing came for too long.')
        if (next.done) return controller.close()
        bytes += next.value.byteLength
        if (bytes > maxBytes) return stop('More came than is allowed.')
        return controller.enqueue(next.value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read ahead of the reader.
    { highWaterMark: 0 },
  )
}

export const LATE = Symbol('late')

/** The promise's value, or `LATE` after `ms`. The promise itself is left to end by itself. */
export async function withDeadline<T>(promise: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The whole body, or null when it is larger than `maxBytes` (what is left of it is not read). */
export async function readAtMost(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > maxBytes) {
      reader.cancel().catch(() => undefined)
      return null
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}
