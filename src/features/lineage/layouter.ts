import { trustedUrl } from '../../lib/trustedUrls'
import type { LayoutAnswer, LayoutRequest } from '../../registry/lineage/layout/layout.worker'
// oxlint-disable-next-line import/default -- Vite makes the default export of ?worker&url
import workerUrl from '../../registry/lineage/layout/layout.worker.ts?worker&url'
import type { Layout, Plan, Point } from '../../registry/lineage/layout/shapes'

/** What is used of a Worker. */
export type LayoutWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface Layouter {
  /** Null: a later request took its place, or the worker is gone. */
  layOut(plan: Plan, placed: ReadonlyMap<string, Point>): Promise<Layout | null>
  stop(): void
}

const start = (): LayoutWorker => new Worker(trustedUrl(workerUrl), { type: 'module' })

/** Lays out in a worker. Requests are numbered, and only the answer to the last one counts: a late one loses. */
export function createLayouter(startWorker: () => LayoutWorker = start): Layouter {
  const worker = startWorker()
  let last = 0
  const waiting = new Map<number, (layout: Layout | null) => void>()
  const settle = (id: number, layout: Layout | null) => {
    waiting.get(id)?.(layout)
    waiting.delete(id)
  }
  const loseAll = () => [...waiting.keys()].forEach((id) => settle(id, null))
  worker.addEventListener('message', ({ data: { id, layout } }: MessageEvent<LayoutAnswer>) =>
    settle(id, id === last ? layout : null),
  )
  worker.addEventListener('error', loseAll)
  return {
    layOut(plan, placed) {
      const request: LayoutRequest = { id: ++last, plan, placed }
      return new Promise((resolve) => {
        waiting.set(request.id, resolve)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's takes none
        worker.postMessage(request)
      })
    },
    stop() {
      worker.terminate()
      loseAll()
    },
  }
}
