import { expect, test } from 'vitest'
import { lockfileGaps } from './runner/lockfile.mjs'

test('a platform binary that the registry lacked is named, with who needs it', () => {
  const packages = {
    '': {},
    'node_modules/oxide': { optionalDependencies: { 'oxide-linux': '1', 'oxide-darwin': '1' } },
    'node_modules/oxide-linux': {},
  }
  expect(lockfileGaps({ packages })).toEqual(['node_modules/oxide: oxide-darwin'])
})

const around = {
  'node_modules/a': {},
  'node_modules/a/node_modules/b/node_modules/c': {},
  'node_modules/a/node_modules/d': {},
  'node_modules/e': {},
  'node_modules/x/node_modules/f': {},
}

test.each(['c', 'd', 'e'])('an entry counts where Node would find it: %s', (name) => {
  const b = { optionalDependencies: { [name]: '1' } }
  expect(lockfileGaps({ packages: { ...around, 'node_modules/a/node_modules/b': b } })).toEqual([])
})

test('an entry inside an unrelated package does not count', () => {
  const b = { optionalDependencies: { f: '1' } }
  expect(lockfileGaps({ packages: { ...around, 'node_modules/a/node_modules/b': b } })).toEqual([
    'node_modules/a/node_modules/b: f',
  ])
})
