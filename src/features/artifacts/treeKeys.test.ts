import { expect, test } from 'vitest'
import type { Row } from './tree'
import { keyAction } from './treeKeys'

const row = (name: string, level: number, open: boolean | null = null): Row => ({
  kind: 'entry',
  path: name,
  name,
  level,
  position: 1,
  siblings: 1,
  isDirectory: open !== null,
  open: open === true,
  size: 1,
  atLeast: false,
})
const rows: readonly Row[] = [
  row('code', 1, false),
  row('data', 1, true),
  row('deep', 2, true),
  row('Notes.txt', 3),
  row('note.txt', 1),
]
const press = (at: number, key: string, typed = '') => keyAction(rows, at, key, typed)

test.each([
  [0, 'ArrowDown', { kind: 'focus', index: 1 }],
  [0, 'ArrowUp', null],
  [4, 'ArrowDown', null],
  [3, 'Home', { kind: 'focus', index: 0 }],
  [0, 'End', { kind: 'focus', index: 4 }],
  [0, 'ArrowRight', { kind: 'open', index: 0 }],
  [1, 'ArrowRight', { kind: 'focus', index: 2 }],
  [3, 'ArrowRight', null],
  [1, 'ArrowLeft', { kind: 'close', index: 1 }],
  [3, 'ArrowLeft', { kind: 'focus', index: 2 }],
  [4, 'ArrowLeft', null],
  [3, 'Enter', { kind: 'choose', index: 3 }],
  [3, ' ', { kind: 'choose', index: 3 }],
  [0, 'Escape', null],
  [0, 'Tab', null],
])('on row %i the key %s', (at, key, does) => {
  expect(press(at, key)).toEqual(does)
})

test('letters go to the next name that begins so, around the end', () => {
  expect(press(0, 'n')).toEqual({ kind: 'focus', index: 3 })
  expect(press(4, 'c')).toEqual({ kind: 'focus', index: 0 })
  expect(press(0, 'x')).toBeNull()
})

test('letters in a row are one name; the same letter again is the next name', () => {
  expect(press(1, 'e', 'd')).toEqual({ kind: 'focus', index: 2 })
  expect(press(3, 'e', 'not')).toEqual({ kind: 'focus', index: 3 })
  expect(press(3, 'n', 'n')).toEqual({ kind: 'focus', index: 4 })
})

test('a tree without rows has no keys', () => {
  expect(keyAction([], 0, 'ArrowDown', '')).toBeNull()
})
