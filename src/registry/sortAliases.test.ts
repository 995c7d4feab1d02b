import { expect, test } from 'vitest'
import { sortAliases } from './sortAliases'

test('champion, challenger, the others in their order', () => {
  const names = ['Champion', 'b', 'challenger', 'a', 'champion']
  const sorted = sortAliases(new Map(names.map((name) => [name, '1'])))
  expect(sorted.map(([name]) => name)).toEqual(['champion', 'challenger', 'Champion', 'b', 'a'])
})
