import { describe, expect, test } from 'vitest'
import type { ModelQuery, VersionQuery } from '../../../src/backends/backend'
import { readMlmodel } from '../../../src/registry/readMlmodel'
import type { Term } from '../../../src/registry/search'
import { names, PREFIX } from '../fixture'
import { filed, FILES } from './files'
import type { Place } from './place'

const word = (text: string): Term => ({ kind: 'word', text })
const mine = word(PREFIX)
const tag = (key: string, is: (Term & { kind: 'tag' })['is'] = null): Term => ({
  kind: 'tag',
  not: false,
  key,
  is,
})

/** Every page, without the prefix of this run. */
async function listed({ backend }: Place, query: Partial<ModelQuery>) {
  const pages: string[][] = []
  let cursor: string | null = null
  do {
    const asked: ModelQuery = { terms: [mine], sort: 'name', pageSize: 100, ...query, cursor }
    const page = await backend.registry.models(asked)
    expect(page.skipped).toBe(0)
    pages.push(page.items.map(({ name }) => name.replace(PREFIX, '')))
    cursor = page.next
  } while (cursor !== null)
  return pages
}

const found = async (place: Place, ...terms: Term[]) =>
  (await listed(place, { terms: [mine, ...terms] })).flat()

const versions = ({ backend }: Place, query: Partial<VersionQuery>) =>
  backend.registry.versions({
    model: names.full,
    sort: '-version',
    where: [],
    pageSize: 100,
    cursor: null,
    ...query,
  })

const numbers = async (place: Place, query: Partial<VersionQuery>) =>
  (await versions(place, query)).items.map(({ version }) => version)

const ALL = [...Object.values(names), ...Object.values(filed)]
  .filter((name) => name !== names.prompt)
  .map((name) => name.replace(PREFIX, ''))
  .toSorted()

export function readings(place: () => Place) {
  describe('the probe', () => {
    test('tells which server this is, and what it has', () => {
      const { config, sort } = place()
      expect(config.probe).toEqual({
        state: 'ok',
        version: sort.version,
        auth: 'none',
        workspaces: false,
        features: {
          searchModels: true,
          listVersions: true,
          aliases: true,
          tags: true,
          loggedModels: sort.loggedModels,
        },
      })
    })

    test('what it has not is told by a sentence, the rest can be had', () => {
      const { backend, sort } = place()
      const { sortModels, ...can } = backend.registry.capabilities
      expect(sortModels).toEqual(['name', '-name', 'updated', '-updated'])
      const { loggedModels, ...others } = can
      for (const one of Object.values(others)) expect(one).toEqual({ can: true })
      expect(loggedModels).toEqual(
        sort.loggedModels
          ? { can: true }
          : { can: false, because: 'This server has no logged models (MLflow 3).' },
      )
    })
  })

  describe('models', () => {
    test('come page by page, each once, in byte order, without prompts', async () => {
      const pages = await listed(place(), { pageSize: 2 })
      expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(ALL.length / 2))
      expect(pages.every((page) => page.length <= 2)).toBe(true)
      expect(pages.flat()).toEqual(ALL)
    })

    test('come in the order that was asked for', async () => {
      expect((await listed(place(), { sort: '-name' })).flat()).toEqual(ALL.toReversed())
      const older = (await listed(place(), { sort: 'updated' })).flat()
      expect(older.indexOf('-full')).toBeLessThan(older.indexOf('-filed'))
      const newer = (await listed(place(), { sort: '-updated' })).flat()
      expect(newer.indexOf('-filed')).toBeLessThan(newer.indexOf('-full'))
    })

    test('are found by words in any case, and by the start of a name', async () => {
      expect(await found(place(), word('FuLl'))).toEqual(['-FULL', '-full'])
      const begins: Term = { kind: 'name', not: false, text: `${PREFIX}-FILED`, begins: true }
      expect(await found(place(), begins)).toEqual(['-filed', '-filed-copy'])
      expect(await found(place(), word('no such thing'))).toEqual([])
    })

    test('are found by letters that mean something to the server', async () => {
      const odd = names.odd.replace(PREFIX, '')
      for (const text of ['%', '_', '\\', '"', "'", '☕', 'Été'])
        expect(await found(place(), word(text)), text).toEqual([odd])
    })

    test('are found by their tags', async () => {
      const risk = [names.full, names.odd].map((name) => name.replace(PREFIX, '')).toSorted()
      expect(await found(place(), tag('team'))).toEqual(risk)
      expect(await found(place(), tag('team', { sign: '=', value: 'risk' }))).toEqual(risk)
      expect(await found(place(), tag('team', { sign: '!=', value: 'risk' }))).toEqual([])
      expect(await found(place(), tag('pii.level', { sign: '=', value: 'none' }))).toEqual([
        '-full',
      ])
      expect(await found(place(), tag('équipe', { sign: '=', value: "it's" }))).toEqual(['-full'])
    })

    test('what the server can’t look for is not asked of it', () => {
      const { registry } = place().backend
      expect(registry.narrowsBy(word('x'))).toBe(true)
      const alias: Term = { kind: 'alias', not: false, alias: 'champion', is: null }
      expect(registry.narrowsBy(alias)).toBe(false)
    })

    test('are read by name, with tags, aliases and the newest version', async () => {
      const { registry } = place().backend
      const { created, updated, latestVersions, ...model } = await registry.model(names.full)
      expect(model).toEqual({
        name: names.full,
        description: 'words',
        tags: new Map([
          ['team', 'risk'],
          ['pii.level', 'none'],
          ['équipe', "it's"],
        ]),
        aliases: new Map([
          ['champion', '2'],
          ['Champion', '3'],
          ['été', '3'],
        ]),
        latestVersion: '3',
      })
      expect(created).toBeInstanceOf(Date)
      expect(Number(updated)).toBeGreaterThanOrEqual(Number(created))
      expect(latestVersions.map(({ version }) => version)).toEqual(['3'])
    })

    test('of any name are read, and by exactly that name', async () => {
      const { registry } = place().backend
      expect((await registry.model(names.odd)).name).toBe(names.odd)
      expect((await registry.model(names.upper)).name).toBe(names.upper)
      expect(await registry.model(names.bare)).toMatchObject({
        latestVersion: null,
        latestVersions: [],
        aliases: new Map(),
        tags: new Map(),
        description: '',
      })
    })

    test('that are not there are missing', async () => {
      const reading = place().backend.registry.model(`${PREFIX}-nothing`)
      await expect(reading).rejects.toMatchObject({ kind: 'missing', facts: { status: 404 } })
    })
  })

  describe('versions', () => {
    test('come page by page, as asked', async () => {
      expect(await numbers(place(), {})).toEqual(['3', '2', '1'])
      expect(await numbers(place(), { sort: 'version' })).toEqual(['1', '2', '3'])
      expect(await numbers(place(), { sort: 'created' })).toEqual(['1', '2', '3'])
      const first = await versions(place(), { pageSize: 2 })
      expect(first.items.map(({ version }) => version)).toEqual(['3', '2'])
      expect(first).toMatchObject({ read: 2, skipped: 0 })
      const second = await versions(place(), { pageSize: 2, cursor: first.next })
      expect(second).toMatchObject({ items: [{ version: '1' }], next: null })
    })

    test('are those of exactly this model', async () => {
      expect(await numbers(place(), { model: names.upper })).toEqual([])
      expect(await numbers(place(), { model: names.odd })).toEqual([])
      expect(await numbers(place(), { model: names.copy })).toEqual(['1'])
    })

    test('are narrowed by number, tag, run and source', async () => {
      const here = place()
      const where = (...terms: VersionQuery['where']) => numbers(here, { where: terms })
      expect(await where({ kind: 'number', sign: '<=', number: '2' })).toEqual(['2', '1'])
      expect(await where({ kind: 'number', sign: '=', number: '2' })).toEqual(['2'])
      expect(await where({ kind: 'number', sign: '>', number: '2' })).toEqual(['3'])
      expect(await where({ kind: 'tag', key: 'stage', value: 'gold' })).toEqual(['2'])
      expect(await where({ kind: 'tag', key: 'stage', value: null })).toEqual(['2'])
      expect(await where({ kind: 'run', part: 'A1B' })).toEqual(['2'])
      expect(await where({ kind: 'source', part: 'OTHER' })).toEqual(['3'])
      expect(await where({ kind: 'text', part: 'one' })).toEqual(['1'])
    })

    test('are read with their aliases, which rows of a list may lack', async () => {
      const { registry } = place().backend
      const read = await registry.version({ model: names.full, version: '3' })
      expect(read).toMatchObject({
        model: names.full,
        version: '3',
        status: 'READY',
        stage: null,
        source: 's3://bucket/other',
        runId: null,
        tags: new Map(),
      })
      expect(read.aliases?.toSorted()).toEqual(['Champion', 'été'])
      expect(await registry.version({ model: names.full, version: '2' })).toMatchObject({
        runId: 'a1b2c3',
        tags: new Map([['stage', 'gold']]),
        aliases: ['champion'],
      })
      expect(await registry.version({ model: names.full, version: '1' })).toMatchObject({
        description: 'one',
        aliases: [],
      })
    })

    test('say of which other they are a copy', async () => {
      const { registry } = place().backend
      const { source } = await registry.version({ model: names.copy, version: '1' })
      expect(source).toBe(`models:/${names.full}/2`)
    })

    test('that are not there are missing', async () => {
      const { registry } = place().backend
      for (const ref of [
        { model: names.full, version: '99' },
        { model: `${PREFIX}-nothing`, version: '1' },
      ])
        await expect(registry.version(ref)).rejects.toMatchObject({ kind: 'missing' })
    })
  })

  describe('aliases', () => {
    test('tell their holder, nobody, or that there is no such model', async () => {
      const { registry } = place().backend
      expect(await registry.aliasHolder(names.full, 'champion')).toBe('2')
      expect(await registry.aliasHolder(names.full, 'Champion')).toBe('3')
      expect(await registry.aliasHolder(names.full, 'été')).toBe('3')
      expect(await registry.aliasHolder(names.full, 'nobody')).toBeNull()
      expect(await registry.aliasHolder(names.full, 'no alias/name')).toBeNull()
      const reading = registry.aliasHolder(`${PREFIX}-nothing`, 'champion')
      await expect(reading).rejects.toMatchObject({ kind: 'missing' })
    })
  })

  describe('files', () => {
    const LARGE = 1_000_000

    test('of a version, and of its copy: the MLmodel with its signature', async () => {
      const { registry } = place().backend
      for (const model of [filed.model, filed.copy]) {
        const bytes = await registry.versionFile({ model, version: '1' }, 'MLmodel', LARGE)
        const reading = readMlmodel(bytes)
        if (reading.state !== 'read') throw new Error(reading.because)
        const { signature, flavors, problems } = reading.mlmodel
        expect(problems).toEqual([])
        expect(flavors.map(({ name }) => name)).toEqual(['python_function', 'sklearn'])
        expect(signature).toMatchObject({
          inputs: { state: 'given', fields: [{ name: 'tenure' }, { name: 'charges' }] },
          outputs: { state: 'given', fields: [{ kind: 'tensor', dtype: 'int64' }] },
        })
      }
    })

    test('that are not there, or larger than wanted', async () => {
      const { registry } = place().backend
      const ref = { model: filed.model, version: '1' }
      const missing = registry.versionFile(ref, 'conda.yaml', LARGE)
      await expect(missing).rejects.toMatchObject({ kind: 'missing' })
      const opened = (await place().backend.wings.files()).open(ref, 'conda.yaml')
      await expect(opened).rejects.toMatchObject({ kind: 'missing' })
      const large = registry.versionFile(ref, 'MLmodel', 100)
      await expect(large).rejects.toMatchObject({ kind: 'unreadable' })
    })

    test('of any size, as they come', async () => {
      const files = await place().backend.wings.files()
      const ref = { model: filed.copy, version: '1' }
      const text = await new Response(await files.open(ref, 'requirements.txt')).text()
      expect(text).toBe(FILES.get('requirements.txt'))
      const address = files.address(ref, 'requirements.txt')
      expect(await (await fetch(address ?? '')).text()).toBe(text)
    })
  })
}
