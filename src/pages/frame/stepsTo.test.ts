import { expect, test } from 'vitest'
import { paths } from '../../paths'
import { stepsTo } from './stepsTo'

const wayTo = (address: string) => stepsTo(address.split('?')[0] ?? '').map(({ text }) => text)

test.each([
  [paths.models(), ['Models']],
  [paths.history(), ['History']],
  [paths.lineage(), ['Lineage']],
  [paths.compare([{ model: 'a', version: '1' }]), ['Models', 'Compare']],
  [paths.model('risk/eu'), ['Models', 'risk/eu']],
  [paths.version({ model: 'a', version: '3' }), ['Models', 'a', 'v3']],
  [paths.promote('a', { alias: 'champion' }), ['Models', 'a', 'Promote']],
  [paths.lineageOf({ model: 'a' }), ['Models', 'a', 'Lineage']],
  [paths.lineageOf({ model: 'a', version: '3' }), ['Models', 'a', 'v3', 'Lineage']],
  ['/nowhere', ['Models']],
])('%s', (address, way) => {
  expect(wayTo(address)).toEqual(way)
})

test('each step but the last leads to itself', () => {
  expect(stepsTo(paths.lineageOf({ model: 'a b', version: '3' })).map(({ to }) => to)).toEqual([
    '/models',
    '/models/a%20b',
    '/models/a%20b/versions/3',
    '/models/a%20b/versions/3/lineage',
  ])
})
