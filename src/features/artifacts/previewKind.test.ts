import { expect, test } from 'vitest'
import { imageType, looksLikeText, previewKind } from './previewKind'

test.each([
  ['MLmodel', 'mlmodel'],
  ['inner/MLmodel', 'yaml'],
  ['a/b.JSON', 'json'],
  ['conda.yaml', 'yaml'],
  ['x.csv', 'table'],
  ['plot.PNG', 'image'],
  ['drawing.svg', 'text'],
  ['page.html', 'text'],
  ['model.pkl', 'pickle'],
  ['weights.pth', 'pickle'],
  ['model.onnx', 'onnx'],
  ['README', 'unknown'],
  ['.env', 'unknown'],
  ['a.constructor', 'unknown'],
  ['json', 'unknown'],
])('%s is shown as %s', (path, kind) => {
  expect(previewKind(path)).toBe(kind)
})

test('text is told from bytes, also where it was cut in the middle of a letter', () => {
  expect(looksLikeText(new TextEncoder().encode('été'.repeat(2000)).subarray(0, 4096))).toBe(true)
  expect(looksLikeText(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe(false)
  expect(looksLikeText(new Uint8Array(200).fill(0xff))).toBe(false)
})

test('a picture’s type is taken from its name', () => {
  expect(imageType('a.jpeg')).toBe('image/jpeg')
})
