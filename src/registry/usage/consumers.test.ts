import { expect, test } from 'vitest'
import { declarations, listOf } from './consumers'

test('lists as people write them', () => {
  expect(listOf(' checkout,call-centre ;\n checkout\n')).toEqual(['checkout', 'call-centre'])
  expect(listOf('["a, b", 3]')).toEqual(['a, b', '3'])
  expect(listOf('[not JSON, really]')).toEqual(['[not JSON', 'really]'])
  expect(listOf(' , ')).toEqual([])
})

test('the version’s own tag goes before the model’s, key by key', () => {
  const version = new Map([
    ['consumers', 'checkout'],
    ['serving.mode', ' '],
  ])
  const model = new Map([
    ['consumers', 'everybody'],
    ['serving.mode', 'batch'],
    ['team', 'fraud'],
  ])
  expect(declarations(version, model)).toEqual([
    { key: 'serving.mode', label: 'Serving', on: 'model', values: ['batch'] },
    { key: 'consumers', label: 'Consumers', on: 'version', values: ['checkout'] },
  ])
  expect(declarations(new Map(), null)).toEqual([])
})
