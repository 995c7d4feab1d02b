import { trustedUrl } from '../../lib/trustedUrls'
// oxlint-disable-next-line import/default -- Vite makes the default export of ?worker&url
import workerUrl from './crawl.worker.ts?worker&url'
import type { CrawlAnswer, CrawlRequest } from './messages'

/** A crawl on its way. */
export interface RunningCrawl {
  pause(): void
  goOn(): void
  /** Nothing is heard of it afterwards. */
  stop(): void
}

/** What is used of a Worker. */
export type CrawlWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

const newWorker = (): CrawlWorker => new Worker(trustedUrl(workerUrl), { type: 'module' })

/** Starts a crawl in a worker of its own. `hear` is called until `done` or `failed`, each of which ends the worker. */
export function startCrawl(
  request: Extract<CrawlRequest, { kind: 'start' }>,
  hear: (answer: CrawlAnswer) => void,
  startWorker = newWorker,
): RunningCrawl {
  const worker = startWorker()
  const tell = (message: CrawlRequest) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's takes none
    worker.postMessage(message)
  }
  let over = false
  const end = () => {
    over = true
    worker.terminate()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<CrawlAnswer>) => {
    if (over) return
    if (data.kind === 'done' || data.kind === 'failed') end()
    hear(data)
  })
  worker.addEventListener('error', () => {
    if (over) return
    end()
    hear({
      kind: 'failed',
      message: 'The part of the console that reads the registry could not be started.',
      signedOut: false,
    })
  })
  tell(request)
  return {
    pause: () => tell({ kind: 'pause' }),
    goOn: () => tell({ kind: 'go-on' }),
    stop: end,
  }
}
