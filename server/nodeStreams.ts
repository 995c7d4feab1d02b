import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Incoming } from './front'

/**
 * A Node stream as a web stream that reads nothing until it is read, and nothing ahead. `abandon` says what to do with a
 * source that nobody wants any more. (`Readable.toWeb` reads ahead, and an async iterator can't hand its source back to
 * be drained.)
 */
export function webStream(
  source: Readable,
  abandon: (source: Readable) => void,
): ReadableStream<Uint8Array> {
  let stop: (() => void) | null = null
  const begin = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const onData = (chunk: Buffer) => {
      source.pause()
      controller.enqueue(chunk)
    }
    const forget = finished(source, { writable: false }, (error) =>
      error ? controller.error(error) : controller.close(),
    )
    source.pause()
    source.on('data', onData)
    return () => {
      forget()
      source.off('data', onData)
    }
  }
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        stop ??= begin(controller)
        source.resume()
      },
      cancel() {
        stop?.()
        // An error of a stream without listeners ends the process; this one no longer matters.
        source.on('error', () => undefined)
        abandon(source)
      },
    },
    { highWaterMark: 0 },
  )
}

/** A request as the front wants it: nothing merged, tidied or read. */
export function toIncoming(request: IncomingMessage, response: ServerResponse): Incoming {
  const { rawHeaders } = request
  const headers: [string, string][] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    headers.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? ''])
  }
  const hasBody =
    request.headers['transfer-encoding'] !== undefined ||
    (request.headers['content-length'] ?? '0') !== '0'
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
    // An unwanted body is drained, not cut off: a client that is still sending would not read our answer.
    body: hasBody ? webStream(request, (source) => source.resume()) : null,
    signal: gone.signal,
  }
}

/** Sends an answer with backpressure. A body that breaks off breaks the connection: it must not look complete. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, [...answer.headers].flat())
  if (answer.body === null) {
    response.end()
    return
  }
  await pipeline(answer.body, response).catch(() => response.destroy())
}
