import { expect, test } from 'vitest'
import { layOut } from '../../registry/lineage/layout/layOut'
import { fromTheTop } from '../../registry/lineage/layout/turn'
import type { Drawing, Line } from './drawn'
import { stepFrom } from './graphKeys'

const line = (from: string, to: string): Line => ({
  id: `${from} ${to}`,
  from,
  to,
  kind: '',
  claimed: false,
  strong: false,
  faint: false,
  words: '',
})
const drawing: Drawing = {
  boxes: [],
  lines: [line('data', 'run'), line('other', 'run'), line('run', 'model')],
}
const layout = layOut({ boxes: ['data', 'other', 'run', 'model'], links: drawing.lines })

const go = (from: string, arrow: Parameters<typeof stepFrom>[3]) =>
  stepFrom(drawing, layout, from, arrow, false)

test('left and right walk along edges, up and down along the column', () => {
  expect(go('run', 'ArrowRight')).toBe('model')
  expect(go('model', 'ArrowLeft')).toBe('run')
  expect(['data', 'other']).toContain(go('run', 'ArrowLeft'))
  const [upper, lower] = ['data', 'other'].sort(
    (a, b) => (layout.boxes.get(a)?.y ?? 0) - (layout.boxes.get(b)?.y ?? 0),
  )
  expect(go(upper ?? '', 'ArrowDown')).toBe(lower)
  expect(go(lower ?? '', 'ArrowUp')).toBe(upper)
  expect(go(upper ?? '', 'ArrowUp')).toBeNull()
  expect(go('data', 'ArrowLeft')).toBeNull()
})

test('in a picture from the top down the arrows are turned with it', () => {
  const turned = fromTheTop(layout)
  expect(stepFrom(drawing, turned, 'run', 'ArrowDown', true)).toBe('model')
  expect(stepFrom(drawing, turned, 'model', 'ArrowUp', true)).toBe('run')
})
