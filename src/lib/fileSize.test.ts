import { expect, test } from 'vitest'
import { fileSize } from './fileSize'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_960, '1.0 MB'],
  [1_611_001, '1.6 MB'],
  [13_500_000_000, '13.5 GB'],
  [4e18, '4000.0 PB'],
])('%d: %s', (bytes, text) => expect(fileSize(bytes)).toBe(text))
