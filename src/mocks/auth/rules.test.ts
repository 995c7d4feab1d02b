import { expect, test } from 'vitest'
import { routes } from '../routes'
import { ruleOf } from './rules'

test('every endpoint has a rule: without one it is closed to all but admins', () => {
  const closed = [...routes(true)].flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => ruleOf(method, path) === undefined)
      .map((method) => `${method} ${path}`),
  )
  expect(closed).toEqual([])
})
