import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { png } from './png'

test('is a PNG whose dots are where they were put', () => {
  const image = Buffer.from(
    png(300, 500, [0xffffff, 0xff0000], (x, y) => Number(x === 1 && y === 2)),
  )
  expect(image.subarray(1, 4).toString()).toBe('PNG')
  const at = image.indexOf('IDAT')
  const length = image.readUInt32BE(at - 4)
  const data = inflateSync(image.subarray(at + 4, at + 4 + length))
  const line = 1 + 150
  expect(data).toHaveLength(line * 500)
  expect(data[2 * line + 1]).toBe(0x01)
  expect(data.filter((byte) => byte !== 0)).toHaveLength(1)
})
