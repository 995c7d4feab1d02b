import { describe, expect, test } from 'vitest'
import type { Subject } from '../../registry/subject'
import { config, model, on, refuse, version } from './scripted'

const API = '/api/2.0/mlflow'
const ODD = `"it's" 100% ☕ ../é?#&`
const MODEL: Subject = { model: ODD, version: null }
const VERSION: Subject = { model: ODD, version: '5' }

describe('what is sent', () => {
  test('tags: one write each, names as they are', async () => {
    const { wings, asked } = on(() => ({}))
    const annotations = await wings.annotations()
    await annotations.setTag(MODEL, 'équipe', '')
    await annotations.setTag(VERSION, 'a b', 'x\r\ny')
    await annotations.removeTag(MODEL, 'a/b')
    await annotations.removeTag(VERSION, 'a:b')
    expect(asked.map(({ method, path, query, body }) => ({ method, path, query, body }))).toEqual([
      {
        method: 'POST',
        path: `${API}/registered-models/set-tag`,
        query: {},
        body: { name: ODD, key: 'équipe', value: '' },
      },
      {
        method: 'POST',
        path: `${API}/model-versions/set-tag`,
        query: {},
        body: { name: ODD, version: '5', key: 'a b', value: 'x\r\ny' },
      },
      {
        method: 'DELETE',
        path: `${API}/registered-models/delete-tag`,
        query: {},
        body: { name: ODD, key: 'a/b' },
      },
      {
        method: 'DELETE',
        path: `${API}/model-versions/delete-tag`,
        query: {},
        body: { name: ODD, version: '5', key: 'a:b' },
      },
    ])
  })

  test('an empty description is sent as one: without it MLflow would erase just the same, by accident', async () => {
    const { wings, asked } = on(({ path }) =>
      path.includes('registered-models')
        ? { registered_model: model(ODD) }
        : { model_version: version(ODD, '5') },
    )
    const annotations = await wings.annotations()
    await annotations.describe(MODEL, '')
    await annotations.describe(VERSION, '# Words')
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PATCH', `${API}/registered-models/update`, { name: ODD, description: '' }],
      [
        'PATCH',
        `${API}/model-versions/update`,
        { name: ODD, version: '5', description: '# Words' },
      ],
    ])
  })

  test('an alias goes with the version it was seen on as the precondition', async () => {
    const { wings, asked } = on(() => ({}))
    const annotations = await wings.annotations()
    expect(await annotations.removeAlias('churn', 'champion', '4')).toEqual({ kind: 'written' })
    expect(asked[0]).toMatchObject({
      method: 'DELETE',
      path: `${API}/registered-models/alias`,
      body: { name: 'churn', alias: 'champion' },
    })
    expect(asked[0]?.headers.get('if-match')).toBe('"4"')
  })

  test('without a front there is no precondition, which nobody would heed', async () => {
    const { wings, asked } = on(() => ({}), config({}, { front: false }))
    await (await wings.annotations()).removeAlias('churn', 'champion', '4')
    expect(asked[0]?.headers.has('if-match')).toBe(false)
  })
})

describe('what comes back', () => {
  test('412 is no error: somebody else holds the alias', async () => {
    const { wings } = on(() => refuse(412, 'RINGSIDE_HOLDER_CHANGED'))
    expect(await (await wings.annotations()).removeAlias('churn', 'champion', '4')).toEqual({
      kind: 'held-by-other',
    })
  })

  test('a refusal, and an answer that is not MLflow’s, are told apart', async () => {
    const refused = await on(() => refuse(400, 'INVALID_PARAMETER_VALUE')).wings.annotations()
    await expect(refused.setTag(MODEL, 'a!', '')).rejects.toMatchObject({ kind: 'invalid' })
    const denied = await on(
      () => new Response('Permission denied', { status: 403 }),
    ).wings.annotations()
    await expect(denied.removeTag(VERSION, 'a')).rejects.toMatchObject({ kind: 'denied' })
    const strange = await on(() => []).wings.annotations()
    await expect(strange.setTag(MODEL, 'a', '')).rejects.toMatchObject({ kind: 'unreadable' })
    await expect(strange.describe(MODEL, 'a')).rejects.toMatchObject({ kind: 'unreadable' })
  })

  test('a backend without tags or aliases is not asked', async () => {
    const { wings, asked } = on(() => ({}), config({ tags: false, aliases: false }))
    const annotations = await wings.annotations()
    await expect(annotations.setTag(MODEL, 'a', '')).rejects.toThrow('sends no tags')
    await expect(annotations.removeTag(MODEL, 'a')).rejects.toThrow('sends no tags')
    await expect(annotations.removeAlias('churn', 'a', '1')).rejects.toThrow('keeps no aliases')
    expect(asked).toEqual([])
  })
})
