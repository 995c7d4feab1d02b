import { trustedUrl } from '../../lib/trustedUrls'
import type { Snapshot } from '../../registry/snapshot/snapshot'
// oxlint-disable-next-line import/default -- Vite makes the default export of ?worker&url
import workerUrl from './handed.worker.ts?worker&url'

export interface HandedRequest {
  /** Who is signed in at the console; null: nobody signs in. */
  person: string | null
  workspace: string | null
}

export interface HandedAnswer {
  /** Null: refused, not there any more, or of another shape. */
  snapshot: Snapshot | null
}

/** The snapshot that the console hands out; null: none for us. */
export function takeHanded(request: HandedRequest): Promise<Snapshot | null> {
  const worker = new Worker(trustedUrl(workerUrl), { type: 'module' })
  return new Promise<Snapshot | null>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<HandedAnswer>) =>
      resolve(data.snapshot),
    )
    worker.addEventListener('error', () => resolve(null))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's takes none
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
