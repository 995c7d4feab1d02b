import { expect, test } from 'vitest'
import { whyNotAlias } from './aliasName'

test.each(['champion', 'Champion', 'été', '客户', '1', '-', '_', 'v1a', 'v', 'vv1', 'latest-1'])(
  '%j is taken',
  (name) => {
    expect(whyNotAlias(name)).toBeNull()
  },
)

test.each([
  '',
  'a b',
  'a.b',
  'a/b',
  // Python's `$` lets a last newline through; it would make an alias that nobody can type
  'champion\n',
  'latest',
  'LaTest',
  'v12',
  'V1',
])('%j is refused', (name) => {
  expect(whyNotAlias(name)).not.toBeNull()
})

test('255 characters are taken, 256 are not, and a character is a code point', () => {
  expect(whyNotAlias('𝒶'.repeat(255))).toBeNull()
  expect(whyNotAlias('a'.repeat(256))).not.toBeNull()
})
