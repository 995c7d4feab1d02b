import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { versionsOf } from './nameFilter'

test.each([
  ['churn', "name = 'churn'", false],
  ["it's", `name = "it's"`, false],
  ['say "hi"', `name = 'say "hi"'`, false],
  ['end\\', "name = 'end\\'", false],
  [`both ' and "`, "name LIKE 'both _ and _'", true],
])('versions of %j are asked for as %j', (name, filter, loose) => {
  expect(versionsOf(name)).toMatchObject({ filter, loose })
  expect(versionsOf(name).matches(name)).toBe(true)
  expect(versionsOf(name).matches(`${name}x`)).toBe(false)
})

test('nothing in a name ends its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(versionsOf(`'"${text}`).filter).toMatch(/^name LIKE '[^'"\\]*'$/)
    }),
  )
})
