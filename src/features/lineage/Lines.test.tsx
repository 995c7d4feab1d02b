import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Lines } from './Lines'
import type { Line } from './drawn'

const line = (i: number): Line => ({
  id: `l${i}`,
  from: 'a',
  to: 'b',
  kind: 'produced',
  claimed: i % 3 === 0,
  strong: false,
  faint: false,
  words: `produced: ${i}`,
})

function pathsOf(count: number) {
  const lines = Array.from({ length: count }, (_, i) => line(i))
  const links = new Map(
    lines.map(({ id }, i) => [
      id,
      [
        { x: 0, y: i },
        { x: 100, y: i },
      ],
    ]),
  )
  const { container } = render(
    <Lines lines={lines} layout={{ boxes: new Map(), links }} down={false} />,
  )
  return [...container.querySelectorAll('path')]
}

test('each line says why it is there', () => {
  expect(pathsOf(3).map((path) => path.textContent)).toEqual([
    'produced: 0',
    'produced: 1',
    'produced: 2',
  ])
})

test('thousands are as many paths as they have looks, and none is left out', () => {
  const paths = pathsOf(3000)
  expect(paths).toHaveLength(2)
  expect(paths.map((path) => path.getAttribute('stroke-dasharray'))).toEqual(['6 4', null])
  const starts = paths.map((path) => path.getAttribute('d')?.match(/M/g)?.length)
  expect(starts).toEqual([1000, 2000])
})
