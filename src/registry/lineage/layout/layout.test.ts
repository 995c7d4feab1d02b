import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow } from './grow'
import { layOut } from './layOut'
import { BOX, type Layout, type Link, type Plan, STEP } from './shapes'

const link = (from: string, to: string): Link => ({ id: `${from} ${to}`, from, to })
const plan = (...pairs: readonly [string, string][]): Plan => ({
  boxes: [...new Set(pairs.flat())],
  links: pairs.map(([from, to]) => link(from, to)),
})

const anyPlan = fc
  .record({
    size: fc.integer({ min: 1, max: 25 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
  })
  .map(({ size, pairs }): Plan => {
    const name = (n: number) => `n${n % size}`
    return {
      boxes: Array.from({ length: size }, (_, i) => `n${i}`),
      links: [
        ...new Map(
          pairs.map(([a, b]) => [`${name(a)} ${name(b)}`, link(name(a), name(b))]),
        ).values(),
      ],
    }
  })

function overlaps({ boxes }: Layout): string[] {
  const all = [...boxes]
  return all.flatMap(([a, p], i) =>
    all
      .slice(i + 1)
      .filter(([, q]) => Math.abs(p.x - q.x) < BOX.width && Math.abs(p.y - q.y) < BOX.height)
      .map(([b]) => `${a} on ${b}`),
  )
}

test('a chain runs from left to right on one level', () => {
  const { boxes } = layOut(plan(['data', 'run'], ['run', 'model'], ['model', 'version']))
  expect([...boxes].sort((a, b) => a[1].x - b[1].x).map(([id]) => id)).toEqual([
    'data',
    'run',
    'model',
    'version',
  ])
  expect(new Set([...boxes.values()].map(({ y }) => y)).size).toBe(1)
})

test('what is used by one thing stands next to it, not at the far left', () => {
  const { boxes } = layOut(plan(['a', 'b'], ['b', 'c'], ['late', 'c']))
  expect(boxes.get('late')?.x).toBe(boxes.get('b')?.x)
})

test('a long link leads past the boxes between', () => {
  const { boxes, links } = layOut(plan(['a', 'b'], ['b', 'c'], ['a', 'c']))
  const top = boxes.get('b')?.y ?? 0
  const lane = links.get('a c')?.[1]?.y ?? top
  expect(lane <= top || lane >= top + BOX.height).toBe(true)
})

test('a cycle is drawn, with one link leading back', () => {
  const { boxes, links } = layOut(plan(['a', 'b'], ['b', 'a']))
  expect(boxes.size).toBe(2)
  expect(links.get('b a')?.[0]?.x).toBe(boxes.get('b')?.x)
})

test('a chain of ten thousand ends in time, without running out of stack', () => {
  const pairs = Array.from({ length: 10_000 }, (_, i): [string, string] => [`n${i}`, `n${i + 1}`])
  expect(layOut(plan(...pairs)).boxes.size).toBe(10_001)
})

test('what is new stands beside what it hangs on, in its column', () => {
  const first = layOut(plan(['run', 'version']))
  const grown = grow(plan(['run', 'version'], ['x', 'run'], ['y', 'run']), first.boxes)
  const run = grown.boxes.get('run') ?? { x: 0, y: 0 }
  for (const id of ['x', 'y']) expect(grown.boxes.get(id)?.x).toBe(run.x - STEP.x)
  expect(overlaps(grown)).toEqual([])
})

test('law: nothing stands on anything else, all links are there, the order of what came is of no matter', () => {
  fc.assert(
    fc.property(anyPlan, (any) => {
      const layout = layOut(any)
      expect([...layout.boxes.keys()].sort()).toEqual([...any.boxes].sort())
      expect(overlaps(layout)).toEqual([])
      expect(layout.links.size).toBe(any.links.filter(({ from, to }) => from !== to).length)
      const turned = layOut({ boxes: any.boxes.toReversed(), links: any.links.toReversed() })
      expect(new Map(turned.boxes)).toEqual(new Map(layout.boxes))
      for (const { x, y } of layout.boxes.values()) expect(Number.isFinite(x + y)).toBe(true)
    }),
  )
})

test('law: no link passes through a box of another', () => {
  fc.assert(
    fc.property(anyPlan, (any) => {
      const { boxes, links } = layOut(any)
      for (const points of links.values()) {
        for (const [i, { x, y }] of points.entries()) {
          const next = points[i + 1]
          if (next === undefined || next.y !== y || i === 0 || i === points.length - 2) continue
          for (const box of boxes.values()) {
            if (box.x < Math.max(x, next.x) && box.x + BOX.width > Math.min(x, next.x))
              expect(y <= box.y || y >= box.y + BOX.height).toBe(true)
          }
        }
      }
    }),
  )
})

test('law: growing moves nothing that was there, and puts nothing on it', () => {
  fc.assert(
    fc.property(anyPlan, fc.integer({ min: 1, max: 24 }), (any, part) => {
      const some = new Set(any.boxes.slice(0, part))
      const before = layOut({
        boxes: [...some],
        links: any.links.filter(({ from, to }) => some.has(from) && some.has(to)),
      })
      const after = grow(any, before.boxes)
      for (const [id, point] of before.boxes) expect(after.boxes.get(id)).toEqual(point)
      expect([...after.boxes.keys()].sort()).toEqual([...any.boxes].sort())
      expect(overlaps(after)).toEqual([])
    }),
  )
})
