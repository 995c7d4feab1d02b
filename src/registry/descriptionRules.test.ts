import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { descriptionRisk, whyNotDescription } from './descriptionRules'

const MIB = 1024 * 1024

test('any text of people’s length can be sent', () => {
  for (const text of ['', ' \n', 'a\r\nb', '𝒶'.repeat(5_000), '\u0000']) {
    expect(whyNotDescription(text)).toBeNull()
  }
})

test('half a character is refused: the server would take it and keep nothing', () => {
  expect(whyNotDescription('a\udc00b')).toMatch(/half a character/)
})

test('what passes fits into the body that the console server takes', () => {
  const big = fc
    .tuple(fc.constantFrom('x', 'é', '𝒶', '"', '\u0000', '\n'), fc.integer({ min: 1, max: MIB }))
    .map(([char, times]) => char.repeat(times))
  fc.assert(
    fc.property(big, (text) => {
      const why = whyNotDescription(text)
      const body = JSON.stringify({ name: 'x'.repeat(300), version: '1', description: text })
      const bytes = new TextEncoder().encode(body).length
      if (why === null) expect(bytes).toBeLessThanOrEqual(MIB)
      // and is not refused long before
      else expect(bytes).toBeGreaterThan(MIB * 0.98)
    }),
    { numRuns: 60 },
  )
})

test('the end that other databases set is told near it and beyond', () => {
  expect(descriptionRisk('x'.repeat(4_500))).toBeNull()
  expect(descriptionRisk('𝒶'.repeat(4_501))).toMatch(/^499 characters left of the 5,000/)
  expect(descriptionRisk('x'.repeat(5_001))).toMatch(/^5,001 characters: .* may refuse it/)
})
