import { expect, test } from 'vitest'
import type { LayoutAnswer, LayoutRequest } from '../../registry/lineage/layout/layout.worker'
import { layOut } from '../../registry/lineage/layout/layOut'
import { createLayouter } from './layouter'

/** A worker that answers when the test says so, in any order. */
function heldWorker() {
  const asked: LayoutRequest[] = []
  const target = new EventTarget()
  return {
    asked,
    answer(index: number) {
      const request = asked[index]
      if (request === undefined) throw new Error(`nothing was asked as number ${index}`)
      const data: LayoutAnswer = { id: request.id, layout: layOut(request.plan), milliseconds: 1 }
      target.dispatchEvent(new MessageEvent('message', { data }))
    },
    fail: () => target.dispatchEvent(new Event('error')),
    worker: {
      postMessage: (request: LayoutRequest) => void asked.push(request),
      terminate: () => undefined,
      addEventListener: target.addEventListener.bind(target),
    },
  }
}

const plan = (...boxes: string[]) => ({ boxes, links: [] })

test('an answer that comes after a later question was asked is dropped', async () => {
  const held = heldWorker()
  const layouter = createLayouter(() => held.worker)
  const first = layouter.layOut(plan('a'), new Map())
  const second = layouter.layOut(plan('a', 'b'), new Map())
  held.answer(1)
  held.answer(0)
  expect(await first).toBeNull()
  expect((await second)?.boxes.size).toBe(2)
})

test('a worker that breaks, and one that is stopped, leave nobody waiting', async () => {
  const held = heldWorker()
  const layouter = createLayouter(() => held.worker)
  const first = layouter.layOut(plan('a'), new Map())
  held.fail()
  expect(await first).toBeNull()
  const second = layouter.layOut(plan('a'), new Map())
  layouter.stop()
  expect(await second).toBeNull()
})
