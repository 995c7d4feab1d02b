import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crossings, throughBoxes } from '../bench/lineage/measures.mjs'
import type { Picture } from '../bench/lineage/picture.mjs'
import { grow } from '../src/registry/lineage/layout/grow'
import { layOut } from '../src/registry/lineage/layout/layOut'
import { BOX, type Layout, type Link, type Plan } from '../src/registry/lineage/layout/shapes'
import { curve, fromTheTop } from '../src/registry/lineage/layout/turn'

// The layout, judged by what is drawn of it rather than by its own numbers.

const name = (n: number) => `n${n}`

const anyPlan = fc
  .record({
    size: fc.integer({ min: 2, max: 25 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
  })
  .map(({ size, pairs }) =>
    planOf(
      size,
      pairs.map(([a, b]) => [a % size, b % size] as const),
    ),
  )

function planOf(size: number, pairs: readonly (readonly [number, number])[]): Plan {
  const links = pairs
    .filter(([a, b]) => a !== b)
    .map(([a, b]): [string, Link] => [`${a} ${b}`, { id: `${a} ${b}`, from: name(a), to: name(b) }])
  return {
    boxes: Array.from({ length: size }, (_, i) => name(i)),
    links: [...new Map(links).values()],
  }
}

const partOf = ({ boxes, links }: Plan, many: number): Plan => {
  const some = new Set(boxes.slice(0, many))
  return {
    boxes: [...some],
    links: links.filter(({ from, to }) => some.has(from) && some.has(to)),
  }
}

function pictureOf({ links }: Plan, layout: Layout, down: boolean): Picture {
  const turned = down ? fromTheTop(layout) : layout
  return {
    boxes: turned.boxes,
    lines: links.map(({ id, from, to }) => ({
      from,
      to,
      d: curve(turned.links.get(id) ?? [], down),
    })),
  }
}

const renamed = (id: string) => `z${id}`
const count = (plan: Plan) => crossings(pictureOf(plan, layOut(plan), false))

describe.each([
  ['from left to right', false],
  ['from the top down', true],
])('%s', (_, down) => {
  test('law: no line leads through a box that it has nothing to do with', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(throughBoxes(pictureOf(plan, layOut(plan), down), BOX)).toBe(0)
      }),
    )
  })

  test('law: nor does one when boxes came later', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 24 }), (plan, many) => {
        const before = layOut(partOf(plan, many))
        expect(throughBoxes(pictureOf(plan, grow(plan, before.boxes), down), BOX)).toBe(0)
      }),
    )
  })

  test('law: a tree has no crossings', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (parents) => {
        const tree = planOf(
          parents.length + 1,
          parents.map((parent, i) => [parent % (i + 1), i + 1] as const),
        )
        expect(crossings(pictureOf(tree, layOut(tree), down))).toBe(0)
      }),
    )
  })
})

test('law: what hangs together with nothing of the other is not crossed by it', () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (one, other) => {
      const both: Plan = {
        boxes: [...one.boxes, ...other.boxes.map(renamed)],
        links: [
          ...one.links,
          ...other.links.map(({ id, from, to }) => ({
            id: renamed(id),
            from: renamed(from),
            to: renamed(to),
          })),
        ],
      }
      expect(count(both)).toBe(count(one) + count(other))
    }),
  )
})

test('law: without a cycle all links lead to the right', () => {
  fc.assert(
    fc.property(anyPlan, ({ boxes, links }) => {
      const number = new Map(boxes.map((id, i) => [id, i]))
      const at = (id: string) => number.get(id) ?? 0
      const plan = { boxes, links: links.filter(({ from, to }) => at(from) < at(to)) }
      const layout = layOut(plan)
      for (const { from, to } of plan.links)
        expect(layout.boxes.get(from)?.x ?? 0).toBeLessThan(layout.boxes.get(to)?.x ?? 0)
    }),
  )
})

test('what is used often stands close to its users, whatever it is made of', () => {
  // b passes no column twice for the sake of a alone
  const plan = planOf(7, [
    [0, 1],
    [1, 5],
    [1, 6],
    [2, 3],
    [3, 4],
    [4, 5],
    [4, 6],
  ])
  const { boxes } = layOut(plan)
  expect(boxes.get(name(1))?.x).toBe(boxes.get(name(4))?.x)
})
