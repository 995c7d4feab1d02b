import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { datasetPlace } from './datasetPlace'

const at = (sourceType: string, source: object) =>
  datasetPlace({ sourceType, source: JSON.stringify(source) })

test('states of the same data lie in one place, whatever their version and the order of what is said', () => {
  expect(at('delta_table', { path: 'p', delta_table_version: 3 })).toBe(
    at('delta_table', { delta_table_version: 4, path: 'p' }),
  )
  expect(at('s3', { uri: 's3://a' })).not.toBe(at('s3', { uri: 's3://b' }))
  expect(at('s3', { uri: 'x' })).not.toBe(at('local', { uri: 'x' }))
})

test('a script is no place, and a source that is no JSON is taken as it stands', () => {
  expect(at('code', { tags: { 'mlflow.source.name': 'train.py' } })).toBeNull()
  expect(datasetPlace({ sourceType: 's3', source: null })).toBeNull()
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [one, other] = [a, b].map((source) =>
        datasetPlace({ sourceType: 'x', source: `!${source}` }),
      )
      expect(one === other).toBe(a === b)
    }),
  )
})
