import { expect, test } from 'vitest'
import { on, refuse, version } from './scripted'

const ID = 'a'.repeat(32)
const run = (id: string, digests: readonly [string, string][]) => ({
  info: { run_id: id, experiment_id: '1' },
  inputs: { dataset_inputs: digests.map(([name, digest]) => ({ dataset: { name, digest } })) },
})

test('copies are asked for by a pattern, and only those of exactly this model are meant', async () => {
  const { wings, asked } = on(() => ({
    model_versions: [
      version('prod', '1', { source: 'models:/it_s/4' }),
      version('prod', '2', { source: "models:/it's/4" }),
    ],
  }))
  const { items, more } = await (await wings.lineage()).copiesOf("it's")
  expect(asked[0]?.query.filter).toBe("source_path LIKE 'models:/it_s/%'")
  expect([items.map((each) => each.version), more]).toEqual([['2'], false])
})

test('a run that has the name of one dataset and the digest of another is not on it', async () => {
  const { wings, asked } = on(() => ({
    runs: [
      run('one', [['cards', 'd1']]),
      run('two', [
        ['cards', 'd2'],
        ['other', 'd1'],
      ]),
    ],
    next_page_token: 'more',
  }))
  const { items, more } = await (
    await wings.lineage()
  ).runsOn({ name: 'cards', digest: 'd1' }, ['1'])
  expect(asked[0]?.body).toMatchObject({ experiment_ids: ['1'], run_view_type: 'ALL' })
  expect([items.map(({ id }) => id), more]).toEqual([['one'], true])
})

test('the newest versions of all models come page by page', async () => {
  const { wings, asked } = on(() => ({ model_versions: [version('m', '1'), { name: 3 }] }))
  const page = await (await wings.lineage()).newestVersions('c')
  expect(page).toMatchObject({ items: [{ model: 'm', version: '1' }], next: null, skipped: 1 })
  expect(asked[0]?.query).toMatchObject({
    order_by: 'creation_timestamp DESC',
    page_token: 'c',
  })
  expect(asked[0]?.query).not.toHaveProperty('filter')
})

test('of names of data, runs come newest first, page by page', async () => {
  const { wings, asked } = on(() => ({
    runs: [run('one', [["it's", 'd1']])],
    next_page_token: 'n',
  }))
  const lineage = await wings.lineage()
  const page = await lineage.runsOnNames(["it's", 'b'], { experiments: ['1', '2'], cursor: 'c' })
  expect(page).toMatchObject({ items: [{ id: 'one' }], next: 'n', skipped: 0 })
  expect(asked[0]?.body).toMatchObject({
    experiment_ids: ['1', '2'],
    filter: `datasets.name IN ("it's",'b')`,
    order_by: ['attributes.start_time DESC'],
    page_token: 'c',
  })
})

test('within no experiments, nothing is asked', async () => {
  const { wings, asked } = on(() => ({}))
  const lineage = await wings.lineage()
  expect(await lineage.runsOn({ name: 'a', digest: 'b' }, [])).toEqual({ items: [], more: false })
  expect(await lineage.modelsMeasuredOn({ name: 'a', digest: 'b' }, [])).toEqual({
    items: [],
    more: false,
  })
  expect(asked).toEqual([])
})

test('ids of runs go into one filter, a hundred at once; what could end a quote is none', async () => {
  const { wings, asked } = on(() => ({}))
  const ids = Array.from({ length: 101 }, (_, i) => i.toString(16).padStart(32, '0'))
  await (await wings.lineage()).versionsOfRuns([...ids, "x' OR '1"])
  expect(asked.map(({ query }) => query.filter?.match(/'/g)?.length)).toEqual([200, 2])
})

test('a row that can’t be read makes an answer no total', async () => {
  const { wings } = on(() => ({ model_versions: [version('m', '1'), { name: 3 }] }))
  const found = await (await wings.lineage()).versionsOfRuns([ID])
  expect([found.items.length, found.more]).toEqual([1, true])
})

test('a text with both quotes is refused here, not misread there', async () => {
  const { wings } = on(() => ({}))
  const asking = (await wings.lineage()).runsTagged('k', `a'b"c`, ['1'])
  await expect(async () => await asking).rejects.toMatchObject({ kind: 'unsupported' })
})

test('a refusal stays one', async () => {
  const { wings } = on(() => refuse(403, 'PERMISSION_DENIED'))
  const asking = (await wings.lineage()).experiments()
  await expect(asking).rejects.toMatchObject({ kind: 'denied' })
})
