import { assert, option, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { datasetFacts } from './datasetFacts'

const facts = (source: string | null, schema: string | null, profile: string | null) =>
  datasetFacts({ name: 'd', digest: 'x', sourceType: 's3', source, schema, profile, context: null })

test('a table tells its address, rows and columns', () => {
  const columns = [
    { name: 'age', type: 'long', required: true },
    { name: 'paid', type: 'boolean', required: true },
  ]
  expect(
    facts(
      '{"uri": "s3://lake/a.parquet"}',
      JSON.stringify({ mlflow_colspec: columns }),
      '{"num_rows": 400, "num_elements": 800}',
    ),
  ).toEqual({
    address: 's3://lake/a.parquet',
    rows: 400,
    features: 2,
    columns: [
      { name: 'age', type: 'long' },
      { name: 'paid', type: 'boolean' },
    ],
  })
})

test('an array tells its shape', () => {
  expect(
    facts('{"tags": {}}', '{"mlflow_tensorspec": {}}', '{"features_shape": [150, 4]}'),
  ).toEqual({ address: null, rows: 150, features: 4, columns: null })
})

test('a nested type is written out, a column without a name keeps its place', () => {
  const schema = '{"mlflow_colspec": [{"type": {"a": 1}}, 5]}'
  expect(facts(null, schema, null).columns).toEqual([{ name: '', type: '{"a":1}' }])
})

test('no text makes it throw', () => {
  const text = option(string())
  assert(
    property(text, text, text, (source, schema, profile) => {
      facts(source, schema, profile)
      facts(JSON.stringify([source]), 'null', '{"num_rows": -1}')
    }),
  )
})
