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
