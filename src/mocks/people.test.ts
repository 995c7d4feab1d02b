import { expect, test } from 'vitest'
import { PEOPLE } from './people'

test('a password is long enough for a real MLflow, which refuses fewer than 12 letters', () => {
  for (const { password } of PEOPLE) expect(password.length).toBeGreaterThanOrEqual(12)
})

test('each role has somebody, and no name stands twice', () => {
  expect(new Set(PEOPLE.map(({ role }) => role))).toEqual(
    new Set(['admin', 'editor', 'version-editor', 'reader', 'nobody']),
  )
  expect(new Set(PEOPLE.map(({ name }) => name)).size).toBe(PEOPLE.length)
})
