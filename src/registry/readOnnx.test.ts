import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOnnx } from './readOnnx'

const small = new Uint8Array(readFileSync('test/data/small.onnx'))

test('a file that the onnx package wrote says what it is', () => {
  expect(readOnnx(small)).toEqual({
    irVersion: 10,
    producer: 'skl2onnx 1.19',
    opsets: [
      { domain: '', version: 21 },
      { domain: 'ai.onnx.ml', version: 3 },
    ],
    inputs: [{ name: 'x', type: 'float', shape: ['batch', 4] }],
    outputs: [{ name: 'y', type: 'float', shape: ['batch', 3] }],
    external: ['weights.bin'],
  })
})

// Protobuf by hand: a field of each kind that a file may hold.
function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...varint(Math.floor(value / 0x80))]
}
const number = (field: number, value: number) => [...varint(field * 8), ...varint(value)]
const part = (field: number, bytes: readonly number[]) => [
  ...varint(field * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
]
const words = (field: number, text: string) => part(field, [...new TextEncoder().encode(text)])
const fixed = (field: number, size: 4 | 8) => [
  ...varint(field * 8 + (size === 8 ? 1 : 5)),
  ...Array.from({ length: size }, () => 0xff),
]
const HEAD = [...number(1, 3), ...part(8, number(2, 9))]
const tensor = (name: string, ...dimensions: number[]) => [
  ...words(1, name),
  ...part(
    2,
    part(1, [
      ...number(1, 1),
      ...part(
        2,
        dimensions.flatMap((n) => part(1, number(1, n))),
      ),
    ]),
  ),
]
const read = (...bytes: number[]) => readOnnx(new Uint8Array(bytes))

test('weights that an old file lists as inputs are no inputs', () => {
  const graph = [
    ...part(5, words(8, 'w')),
    ...part(11, tensor('x', 2)),
    ...part(11, tensor('w', 2)),
  ]
  expect(read(...HEAD, ...part(7, graph))?.inputs.map(({ name }) => name)).toEqual(['x'])
})

test('numbers of more than 32 bits are whole', () => {
  const graph = part(11, tensor('x', 2 ** 40 + 5))
  expect(read(...HEAD, ...part(7, graph))?.inputs[0]?.shape).toEqual([2 ** 40 + 5])
})

test('a part that is longer than the file, or of no known kind, makes it no ONNX file', () => {
  expect(read(...HEAD)).not.toBeNull()
  expect(read(...HEAD, 7 * 8 + 2, 100, 1, 2)).toBeNull()
  expect(read(...HEAD, 7 * 8 + 3)).toBeNull()
  // JSON and text begin like fields, too
  expect(read(...number(1, 3))).toBeNull()
  expect(read(...part(8, number(2, 9)))).toBeNull()
})

test('fields that nobody needs are stepped over by their size', () => {
  expect(read(...fixed(50, 8), ...fixed(51, 4), ...HEAD)).toMatchObject({ irVersion: 3 })
})

test('only the location of a weight is a file', () => {
  const entry = (key: string, value: string) => part(13, [...words(1, key), ...words(2, value)])
  const weight = [...words(8, 'w'), ...entry('offset', '4096'), ...entry('location', 'w.bin')]
  expect(read(...HEAD, ...part(7, part(5, weight)))?.external).toEqual(['w.bin'])
})

test('a file that was cut says nothing, rather than half of it', () => {
  for (let length = 0; length < small.length - 1; length++) {
    const facts = readOnnx(small.subarray(0, length))
    // a cut between two fields can’t be told: what is there is right
    if (facts !== null) expect(facts.irVersion).toBe(10)
  }
})

test('whatever the bytes are, it answers', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readOnnx(bytes)
    }),
  )
  expect(readOnnx(new TextEncoder().encode('<!doctype html>'))).toBeNull()
  expect(readOnnx(new Uint8Array(0))).toBeNull()
})

test('a megabyte of the smallest fields is read in a moment', () => {
  const bytes = new Uint8Array(2 * 1024 * 1024).map((_, i) => (i % 2 === 0 ? 0x08 : 1))
  const before = performance.now()
  expect(readOnnx(bytes)).toBeNull()
  expect(performance.now() - before).toBeLessThan(3_000)
})
