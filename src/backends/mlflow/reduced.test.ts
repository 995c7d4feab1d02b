import { describe, expect, test } from 'vitest'
import { type Asked, config, model, on, version } from './scripted'

const ASK = { terms: [], sort: 'name', pageSize: 50, cursor: null } as const
const VERSIONS = { sort: '-version', where: [] } as const
const API = '/api/2.0/mlflow'

const serve = ({ path }: Asked) =>
  path.endsWith('/search')
    ? { registered_models: [model('a'), model('b')] }
    : path.endsWith('/model-versions/get')
      ? { model_version: version('a', '2') }
      : { registered_model: model('a', { latest_versions: [version('a', '2')] }) }

describe('a backend that lacks things is still browsed, with reasons', () => {
  const reduced = config({
    searchModels: false,
    listVersions: false,
    aliases: false,
    tags: false,
    loggedModels: false,
  })
  test('every lack has a sentence', () => {
    const {
      sortModels: _,
      artifacts,
      conditionalMoves,
      ...lacks
    } = on(serve, reduced).registry.capabilities
    expect(artifacts).toEqual({ can: true })
    expect(conditionalMoves).toEqual({ can: true })
    for (const lack of Object.values(lacks)) {
      expect(lack).toEqual({ can: false, because: expect.stringMatching(/^This .+\.$/) })
    }
  })

  test('without search the page gets every model, unfiltered', async () => {
    const { registry, asked } = on(serve, reduced)
    const word = { kind: 'word', text: 'b' } as const
    expect(registry.narrowsBy(word)).toBe(false)
    const page = await registry.models(ASK)
    expect(page.items.map(({ name }) => name)).toEqual(['a', 'b'])
    await registry.models({ ...ASK, terms: [word] })
    for (const { query } of asked) expect(query).not.toHaveProperty('filter')
  })

  test('without a list of versions there are those of the model', async () => {
    const { registry, asked } = on(serve, reduced)
    const page = await registry.versions({ ...VERSIONS, model: 'a', pageSize: 5, cursor: null })
    expect(page).toMatchObject({ items: [{ version: '2' }], next: null, skipped: 0 })
    expect(asked.map(({ path }) => path)).toEqual([`${API}/registered-models/get`])
  })

  test('without aliases nobody is asked for them, and none is moved', async () => {
    const { registry, asked } = on(serve, reduced)
    expect((await registry.version({ model: 'a', version: '2' })).aliases).toEqual([])
    await expect(registry.aliasHolder('a', 'champion')).rejects.toMatchObject({
      kind: 'unsupported',
    })
    await expect(
      registry.setAlias({ model: 'a', alias: 'champion', from: null, to: '2' }),
    ).rejects.toThrow('keeps no aliases')
    expect(asked).toHaveLength(1)
  })

  test('without logged models none is asked for', async () => {
    const { tracking, asked } = on(serve, reduced)
    await expect(tracking.loggedModel('m-1')).rejects.toMatchObject({ kind: 'unsupported' })
    expect(asked).toHaveLength(0)
  })
})
