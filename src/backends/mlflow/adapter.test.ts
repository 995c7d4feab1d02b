import { describe, expect, test } from 'vitest'
import { config, model, on, refuse, version } from './scripted'

const ASK = { terms: [], sort: 'name', pageSize: 50, cursor: null } as const
const VERSIONS = { sort: '-version', where: [] } as const
const API = '/api/2.0/mlflow'

describe('models', () => {
  test('are asked for by page, in the order that was chosen', async () => {
    const { registry, asked } = on(() => ({
      registered_models: [model('a')],
      next_page_token: 'opaque',
    }))
    const page = await registry.models({
      ...ASK,
      terms: [{ kind: 'word', text: "it's" }],
      sort: '-updated',
      cursor: 'before',
    })
    expect(page).toMatchObject({ items: [], skipped: 0 })
    expect(asked[0]).toMatchObject({
      path: `${API}/registered-models/search`,
      query: {
        filter: "name ILIKE '%it_s%'",
        order_by: 'last_updated_timestamp DESC',
        page_token: 'before',
      },
    })
  })

  test('never with max_results 0, never beyond what the server takes', async () => {
    const { registry, asked } = on(() => ({}))
    await registry.models({ ...ASK, pageSize: 0 })
    await registry.models({ ...ASK, pageSize: 5000 })
    expect(asked.map(({ query }) => query['max_results'])).toEqual(['1', '1000'])
  })

  test('hold no prompts, and a row that can’t be read is counted', async () => {
    const prompt = model('p', { tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }] })
    const { registry } = on(() => ({ registered_models: [prompt, {}, model('m')] }))
    const { items, skipped, next } = await registry.models(ASK)
    expect(items.map(({ name }) => name)).toEqual(['m'])
    expect({ skipped, next }).toEqual({ skipped: 1, next: null })
  })

  test('that the server found too generously are looked at again, page after page', async () => {
    const pages = [['a-b'], ['axb', 'a_b'], ['a_b2'], ['a_b3']].map((names, i, all) => ({
      registered_models: names.map((name) => model(name)),
      ...(i + 1 < all.length && { next_page_token: String(i + 1) }),
    }))
    const { registry, asked } = on(({ query }) => pages[Number(query['page_token'] ?? 0)])
    const first = await registry.models({
      ...ASK,
      terms: [{ kind: 'word', text: 'a_b' }],
      pageSize: 2,
    })
    expect(first).toMatchObject({ items: [{ name: 'a_b' }, { name: 'a_b2' }], next: '3' })
    expect(asked).toHaveLength(3)
  })

  test('end where a token leads to itself, and after five pages until somebody wants more', async () => {
    const loop = on(() => ({ registered_models: [], next_page_token: 'same' }))
    expect(await loop.registry.models({ ...ASK, cursor: 'same' })).toMatchObject({ next: null })
    expect(loop.asked).toHaveLength(1)

    let page = 0
    const endless = on(() => ({ registered_models: [], next_page_token: String(++page) }))
    expect(await endless.registry.models(ASK)).toEqual({ items: [], next: '5', skipped: 0 })
  })

  test('are told with their aliases, tags and the newest version by number', async () => {
    const { registry } = on(() => ({
      registered_model: model('m', {
        aliases: [{ alias: 'champion', version: '9' }],
        tags: [{ key: '__proto__', value: 'x' }],
        latest_versions: [
          version('m', '9', { current_stage: 'Production' }),
          version('m', '10', { current_stage: 'None', status: 'QUANTUM', status_message: 'odd' }),
        ],
      }),
    }))
    const read = await registry.model('m')
    expect(read.aliases).toEqual(new Map([['champion', '9']]))
    expect(read.tags.get('__proto__')).toBe('x')
    expect(read.latestVersion).toBe('10')
    expect(read.latestVersions).toMatchObject([
      { version: '10', stage: null, status: 'UNKNOWN', statusMessage: 'QUANTUM: odd' },
      { version: '9', stage: 'Production', status: 'UNKNOWN', statusMessage: null },
    ])
    // rows don't carry them: not the same as none
    expect(read.latestVersions[0]?.aliases).toBeNull()
  })
})

describe('versions', () => {
  test('are listed newest first, by cursor', async () => {
    const { registry, asked } = on(() => ({
      model_versions: [version('it’s', '2')],
      next_page_token: 't',
    }))
    const page = await registry.versions({ ...VERSIONS, model: 'it’s', pageSize: 20, cursor: null })
    expect(page).toMatchObject({ items: [{ version: '2', aliases: null }], next: 't' })
    expect(asked[0]).toMatchObject({
      path: `${API}/model-versions/search`,
      query: { filter: "name = 'it’s'", order_by: 'version_number DESC', max_results: '20' },
    })
  })

  test('of a name with both quotes are found, and no other model’s', async () => {
    const { registry, asked } = on(() => ({
      model_versions: [version(`a'b"`, '1'), version('a-b-', '7')],
    }))
    const page = await registry.versions({ ...VERSIONS, model: `a'b"`, pageSize: 20, cursor: null })
    expect(page.items.map((item) => item.version)).toEqual(['1'])
    expect(asked[0]?.query['filter']).toBe("name LIKE 'a_b_'")
  })

  test('are narrowed by the server where it can, and looked at here for the rest', async () => {
    const rows = [version('m', '9', { user_id: 'ana' }), version('m', '8', { user_id: 'bo' })]
    const { registry, asked } = on(() => ({ model_versions: rows }))
    const page = await registry.versions({
      model: 'm',
      sort: 'created',
      where: [
        { kind: 'number', sign: '<=', number: '9' },
        { kind: 'by', part: 'ANA' },
      ],
      pageSize: 20,
      cursor: null,
    })
    expect(page).toMatchObject({ items: [{ version: '9' }], read: 2 })
    expect(asked[0]?.query).toMatchObject({
      filter: "name = 'm' AND version_number <= 9",
      order_by: 'creation_timestamp ASC',
    })
  })

  test('one by one carry their aliases, and none is none', async () => {
    const { registry } = on(() => ({ model_version: version('m', '1') }))
    expect((await registry.version({ model: 'm', version: '1' })).aliases).toEqual([])
  })

  test('hand out their files as bytes', async () => {
    const { registry, asked } = on(() => new Response('a: b'))
    const bytes = await registry.versionFile({ model: 'm', version: '1' }, 'MLmodel', 10)
    expect(new TextDecoder().decode(bytes)).toBe('a: b')
    expect(asked[0]).toMatchObject({
      path: '/model-versions/get-artifact',
      query: { name: 'm', version: '1', path: 'MLmodel' },
    })
  })
})

describe('who holds an alias', () => {
  const held = { registered_model: model('m', { aliases: [{ alias: 'other', version: '3' }] }) }

  test('is asked of the alias itself', async () => {
    const { registry, asked } = on(() => ({ model_version: version('m', '4') }))
    expect(await registry.aliasHolder('m', 'champion')).toBe('4')
    expect(asked[0]?.query).toEqual({ name: 'm', alias: 'champion' })
  })

  test.each([
    [400, 'INVALID_PARAMETER_VALUE'],
    [404, 'RESOURCE_DOES_NOT_EXIST'],
  ])('is nobody after %d %s, where the model is there', async (status, code) => {
    const { registry } = on(({ path }) => (path.endsWith('/alias') ? refuse(status, code) : held))
    expect(await registry.aliasHolder('m', 'champion')).toBeNull()
    // it may have been set in between
    expect(await registry.aliasHolder('m', 'other')).toBe('3')
  })

  test('is an error where the model is missing, and for any other refusal', async () => {
    const gone = on(() => refuse(404, 'RESOURCE_DOES_NOT_EXIST'))
    await expect(gone.registry.aliasHolder('m', 'a')).rejects.toMatchObject({ kind: 'missing' })
    const odd = on(() => refuse(400, 'BAD_REQUEST'))
    await expect(odd.registry.aliasHolder('m', 'a')).rejects.toMatchObject({ kind: 'invalid' })
    expect(odd.asked).toHaveLength(1)
  })
})

describe('setting an alias', () => {
  const move = { model: 'm', alias: 'champion', from: '4', to: '5' }

  test('names the holder that was seen, or nobody', async () => {
    const { registry, asked } = on(() => ({}))
    expect(await registry.setAlias(move)).toEqual({ kind: 'written' })
    await registry.setAlias({ ...move, from: null })
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: `${API}/registered-models/alias`,
      // as text: MLflow refuses a number
      body: { name: 'm', alias: 'champion', version: '5' },
    })
    expect(
      asked.map(({ headers }) => [headers.get('if-match'), headers.get('if-none-match')]),
    ).toEqual([
      ['"4"', null],
      [null, '*'],
    ])
  })

  test('tells when somebody was first', async () => {
    const { registry, asked } = on(() => refuse(412, 'RINGSIDE_HOLDER_CHANGED'))
    expect(await registry.setAlias(move)).toEqual({ kind: 'held-by-other' })
    expect(asked).toHaveLength(1)
  })

  test('has no precondition where nobody honours it', async () => {
    const { registry, asked } = on(() => ({}), config({}, { front: false }))
    await registry.setAlias(move)
    expect(asked[0]?.headers.has('if-match')).toBe(false)
    expect(registry.capabilities.conditionalMoves).toMatchObject({ can: false })
  })

  test('is not sent by a read-only console', async () => {
    const { registry, asked } = on(
      () => ({}),
      config({}, { readOnly: true, readOnlyBecause: 'Closed for today.' }),
    )
    await expect(registry.setAlias(move)).rejects.toThrow('Closed for today.')
    expect(registry.capabilities.moveAliases).toEqual({ can: false, because: 'Closed for today.' })
    expect(asked).toHaveLength(0)
  })
})

describe('tracking', () => {
  test('reads files page by page', async () => {
    const { tracking, asked } = on(({ query }) =>
      query['page_token'] === undefined
        ? { files: [{ path: 'd', is_dir: true }], next_page_token: 't' }
        : { files: [{ path: 'f', is_dir: false, file_size: '12' }] },
    )
    expect(await tracking.loggedModelArtifacts('m-1', '')).toEqual([
      { path: 'd', isDirectory: true, size: null },
      { path: 'f', isDirectory: false, size: 12 },
    ])
    expect(asked[0]).toMatchObject({
      path: `${API}/logged-models/m-1/artifacts/directories`,
      query: {},
    })
    await tracking.runArtifacts('r', 'model')
    expect(asked[2]).toMatchObject({
      path: `${API}/artifacts/list`,
      query: { run_id: 'r', path: 'model' },
    })
  })

  test('an id that would climb out of its path is not sent', async () => {
    const { tracking, asked } = on(() => ({}))
    await expect(tracking.loggedModel('..')).rejects.toMatchObject({ kind: 'invalid' })
    await expect(tracking.loggedModelArtifacts('a/b', '')).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(asked).toHaveLength(0)
  })

  test('a run of little', async () => {
    const info = { run_id: 'r', experiment_id: '1' }
    const { tracking } = on(() => ({ run: { info } }))
    expect(await tracking.run('r')).toMatchObject({
      id: 'r',
      name: null,
      metrics: [],
      datasets: [],
    })
  })
})

describe('where requests go', () => {
  test('behind the console server all to the page’s own origin', async () => {
    const { registry, tracking } = on(() => ({ model_version: version('m', '1') }))
    expect(registry.id).toBe(tracking.id)
  })

  test('directly, each to its own server', async () => {
    const { registry, tracking, asked } = on(
      () => ({ registered_model: model('m'), experiment: { experiment_id: '1' } }),
      config(
        {},
        {
          connection: 'direct',
          front: false,
          trackingUri: 'http://t.example/mlf/',
          registryUri: 'http://r.example',
        },
      ),
    )
    await registry.model('m')
    await tracking.experiment('1')
    expect(asked.map(({ path }) => path)).toEqual([
      `http://r.example${API}/registered-models/get`,
      `http://t.example/mlf${API}/experiments/get`,
    ])
    expect(registry.id).not.toBe(tracking.id)
  })
})
