import { expect, test } from 'vitest'
import { aVersion } from '../../registry/examples'
import { promotionsOf } from './promotions'

const side = (version: string, aliases: string[] | null, model = 'churn') => ({
  ref: { model, version },
  version: { state: 'known' as const, value: aVersion({ model, version, aliases }) },
})

test.each([
  [
    'the challenger may take it from the champion',
    [side('4', ['champion']), side('5', ['challenger'])],
    [null, 'champion'],
  ],
  [
    'whichever is the baseline',
    [side('5', ['challenger']), side('4', ['champion'])],
    ['champion', null],
  ],
  [
    'each that does not hold it',
    [side('4', ['champion']), side('5', []), side('6', [])],
    [null, 'champion', 'champion'],
  ],
  [
    'another model’s alias is not taken so',
    [side('4', ['champion']), side('1', [], 'other')],
    [null, null],
  ],
  ['nobody holds one', [side('4', []), side('5', null)], [null, null]],
])('%s', (_, sides, expected) => {
  expect(promotionsOf(sides)).toEqual(expected)
})

test('a version that is not there is not promoted', () => {
  const gone = { state: 'unknown' as const, kind: 'missing' as const, because: 'it is gone' }
  const sides = [side('4', ['champion']), { ...side('5', []), version: gone }]
  expect(promotionsOf(sides)).toEqual([null, null])
})
