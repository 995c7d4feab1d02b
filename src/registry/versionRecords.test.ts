import { expect, test } from 'vitest'
import { anMlmodel } from './examples'
import type { Mlmodel } from './mlmodel'
import { versionRecords } from './versionRecords'

const id = `m-${'a'.repeat(32)}`
const run = 'b'.repeat(32)
const read = (facts: Partial<Mlmodel>) =>
  ({
    state: 'read',
    text: '',
    mlmodel: anMlmodel(facts),
  }) as const

test('the source names the logged model, and its files are listed there', () => {
  const source = `mlflow-artifacts:/1/models/${id}/artifacts`
  expect(versionRecords({ runId: run, source }, undefined, null)).toEqual({
    runId: run,
    loggedModelId: id,
    files: { kind: 'logged-model', id },
  })
})

test('for a copy MLmodel names it, or else the version it was copied from', () => {
  const copy = { runId: run, source: 'models:/churn/5' }
  const named = { loggedModelId: id, files: { kind: 'logged-model', id } }
  expect(versionRecords(copy, read({ modelId: id }), null)).toMatchObject(named)
  expect(versionRecords(copy, undefined, { kind: 'logged-model', id })).toMatchObject(named)
  expect(versionRecords(copy, undefined, null)).toMatchObject({ loggedModelId: null, files: null })
})

test('a model of MLflow 2 has its files below the run', () => {
  const source = `mlflow-artifacts:/1/${run}/artifacts/model`
  expect(versionRecords({ runId: null, source }, undefined, null)).toEqual({
    runId: run,
    loggedModelId: null,
    files: { kind: 'run', runId: run, path: 'model' },
  })
})

test('the version’s own run goes before MLmodel’s', () => {
  const other = 'c'.repeat(32)
  const source = 's3://bucket/model'
  expect(versionRecords({ runId: run, source }, read({ runId: other }), null).runId).toBe(run)
  expect(versionRecords({ runId: null, source }, read({ runId: other }), null).runId).toBe(other)
})
