import { cut } from '../lib/cut'
import { trustedUrl } from '../lib/trustedUrls'
import type { ReadAnswer, ReadRequest } from '../registry/mlmodel.worker'
// oxlint-disable-next-line import/default -- Vite makes the default export of ?worker&url
import workerUrl from '../registry/mlmodel.worker.ts?worker&url'
import type { MlmodelReader } from './mlmodelReader'

/** What is used of a Worker. */
export type ReaderWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface ReaderOptions {
  startWorker?: () => ReaderWorker
  /** Milliseconds for one file; then the worker is ended and the next file gets a new one. */
  timeLimit?: number
  /** Milliseconds for the worker's code to load. */
  startLimit?: number
}

const SHOWN = 100_000

/** Reads in one worker, started with the first file and again after each that had to be ended. */
export function createWorkerReader({
  startWorker = () => new Worker(trustedUrl(workerUrl), { type: 'module' }),
  timeLimit = 3000,
  startLimit = 30_000,
}: ReaderOptions = {}): MlmodelReader {
  let running: Promise<ReaderWorker> | null = null
  let asked = 0
  // one file at a time, so that the limit is that file's and not its queue's
  let last: Promise<unknown> = Promise.resolve()

  function start(): Promise<ReaderWorker> {
    const worker = startWorker()
    return new Promise((resolve, reject) => {
      const settled = new AbortController()
      const settle = (act: () => void) => {
        clearTimeout(timer)
        settled.abort()
        act()
      }
      const fail = () =>
        settle(() => {
          worker.terminate()
          reject(new Error('The reader did not start.'))
        })
      const timer = setTimeout(fail, startLimit)
      worker.addEventListener('error', fail, settled)
      worker.addEventListener('message', () => settle(() => resolve(worker)), settled)
    })
  }

  function askOf(worker: ReaderWorker, request: ReadRequest): Promise<ReadAnswer | string> {
    return new Promise((resolve) => {
      const settled = new AbortController()
      const settle = (answer: ReadAnswer | string) => {
        clearTimeout(timer)
        settled.abort()
        resolve(answer)
      }
      const end = (because: string) => {
        worker.terminate()
        running = null
        settle(because)
      }
      const timer = setTimeout(
        () => end(`Reading it took longer than ${timeLimit / 1000} s.`),
        timeLimit,
      )
      const hear = ({ data }: MessageEvent<ReadAnswer>) => {
        if (data.kind !== 'started' && data.id === request.id) settle(data)
      }
      worker.addEventListener('error', () => end('Reading it failed.'), settled)
      worker.addEventListener('message', hear, settled)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's takes none
      worker.postMessage(request)
    })
  }

  async function ask(kind: ReadRequest['kind'], bytes: Uint8Array): Promise<ReadAnswer | string> {
    try {
      running ??= start()
      return await askOf(await running, { id: ++asked, kind, bytes })
    } catch {
      running = null
      return 'The part of the console that reads it could not be started.'
    }
  }

  async function inTurn(
    kind: ReadRequest['kind'],
    bytes: Uint8Array,
    signal: AbortSignal | undefined,
  ): Promise<ReadAnswer | string> {
    const answer = last.then(() => {
      signal?.throwIfAborted()
      return ask(kind, bytes)
    })
    // the next one waits for the end of this one, whatever that is
    last = answer.catch(() => undefined)
    return answer
  }

  return {
    async mlmodel(bytes, signal) {
      const answer = await inTurn('mlmodel', bytes, signal)
      if (typeof answer !== 'string' && answer.kind === 'mlmodel') return answer.reading
      return unread(answer, bytes)
    },
    async yaml(bytes, signal) {
      const answer = await inTurn('yaml', bytes, signal)
      if (typeof answer !== 'string' && answer.kind === 'yaml') return answer.reading
      return unread(answer, bytes)
    },
  }
}

const unread = (answer: ReadAnswer | string, bytes: Uint8Array) => ({
  state: 'unreadable' as const,
  because: typeof answer === 'string' ? answer : 'Reading it failed.',
  text: cut(new TextDecoder().decode(bytes.subarray(0, SHOWN)), SHOWN),
})
