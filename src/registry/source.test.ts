import { expect, test } from 'vitest'
import { readSource, type Source } from './source'

const id = 'm-785f4c81c0474ab981d9172741d1bd14'
const run = '108a22c5efb54ed69565ea0e7945194b'

test.each<[string, Source]>([
  [`mlflow-artifacts:/1/models/${id}/artifacts`, { kind: 'logged-model', id }],
  [`s3://bucket/prefix/1/models/${id}/artifacts/`, { kind: 'logged-model', id }],
  [`models:/${id}`, { kind: 'logged-model', id }],
  ['models:/churn-classifier/5', { kind: 'copy', of: { model: 'churn-classifier', version: '5' } }],
  ['models:/été (50 %)?/12', { kind: 'copy', of: { model: 'été (50 %)?', version: '12' } }],
  // a registered model may be named like a logged one
  [`models:/${id}/3`, { kind: 'copy', of: { model: id, version: '3' } }],
  ['models:/line\nbreak/3', { kind: 'copy', of: { model: 'line\nbreak', version: '3' } }],
  [`runs:/${run}/model`, { kind: 'run', runId: run, path: 'model' }],
  [`mlflow-artifacts:/1/${run}/artifacts/a/model/`, { kind: 'run', runId: run, path: 'a/model' }],
  [`file:///mlruns/0/${run}/artifacts`, { kind: 'run', runId: run, path: '' }],
  [`mlflow-artifacts:/1/models/${id}x/artifacts`, { kind: 'other' }],
  ['models:/churn@champion', { kind: 'other' }],
  ['models:/churn/Production', { kind: 'other' }],
  ['models:/a/b/5', { kind: 'other' }],
  ['s3://bucket/model', { kind: 'other' }],
  ['dummy-source', { kind: 'other' }],
  ['', { kind: 'other' }],
])('%j', (source, expected) => {
  expect(readSource(source)).toEqual(expected)
})
