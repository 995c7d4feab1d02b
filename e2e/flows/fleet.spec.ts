import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { z } from 'zod/mini'
import { paths } from '../../src/paths'
import {
  expect,
  expectNoAxeViolations,
  expectNothingSticksOut,
  expectRow,
  target,
  test,
} from '../helpers'
import { type Registry, callThrough } from '../registry'

const graph = (page: Page) => page.getByRole('region', { name: 'Graph', exact: true })
const table = (page: Page) => page.getByRole('table', { name: 'Lineage', exact: true })
const boxes = (page: Page) => graph(page).locator('[data-node]')
const box = (page: Page, name: string | RegExp) =>
  graph(page).getByRole('button', { name }).and(page.locator('[data-node]'))
const looked = (page: Page) => page.getByRole('region', { name: 'Node', exact: true })

/** Until the whole registry has been read. */
const readWhole = (page: Page) =>
  expect(page.getByRole('button', { name: 'Read it again' })).toBeVisible({ timeout: 60_000 })

const experimentMade = z.object({ experiment_id: z.string() })
const runMade = z.object({ run: z.object({ info: z.object({ run_id: z.string() }) }) })

/** Three champions of a team that nobody else has: one stands on this data, one on none, and the run of one is deleted. */
async function threeOf(page: Page, registry: Registry, team: string, data: readonly string[]) {
  const call = callThrough(page)
  const named = (like: string) => registry.model({ like, tags: { team } })
  const models = {
    sound: await named('sound'),
    bare: await named('bare'),
    lost: await named('lost'),
  }
  const { experiment_id } = experimentMade.parse(
    await call('POST', 'experiments/create', { name: `of ${team}` }),
  )
  const champion = async (model: string, names: readonly string[]) => {
    const answer = await call('POST', 'runs/create', { experiment_id, start_time: Date.now() })
    const { run_id } = runMade.parse(answer).run.info
    const datasets = names.map((name) => ({
      tags: [{ key: 'mlflow.data.context', value: 'training' }],
      dataset: { name, digest: 'a1', source_type: 'http', source: '{}' },
    }))
    if (names.length > 0) await call('POST', 'runs/log-inputs', { run_id, datasets })
    await registry.version(model, { runId: run_id })
    await registry.setAlias(model, 'champion', '1')
    return run_id
  }
  await champion(models.sound, data)
  await champion(models.bare, [])
  const run_id = await champion(models.lost, data.slice(0, 1))
  await call('POST', 'runs/delete', { run_id })
  return models
}

test('the fleet: counted, searched, unfolded, walked, kept, and a way to each lineage', async ({
  page,
  registry,
}) => {
  const team = `fleet-${crypto.randomUUID().slice(0, 8)}`
  const data = Array.from({ length: 20 }, (_, i) => `${team} data ${String(i).padStart(2, '0')}`)
  const [first = ''] = data
  const { sound, lost } = await threeOf(page, registry, team, data)
  await page.goto(`${paths.lineage()}?team=${team}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
  await readWhole(page)
  await expect(graph(page)).toContainText(
    '3 versions in use, of 3 registered models, on 20 datasets. ✕ 2 broken, ? 0 unknown.',
  )

  // the picture and the table hold the same, and what is folded is counted
  await expect(boxes(page)).toHaveCount((await table(page).getByRole('row').count()) - 1)
  await expectRow(table(page), {
    Node: first,
    Kind: 'dataset',
    Downstream: sound,
    Fact: '2 versions',
  })
  await expectRow(table(page), { Node: '@champion', Kind: 'alias', Fact: '3 versions, 2 broken' })
  await expectRow(table(page), { Node: 'and 6 more', Kind: 'datasets, folded', Downstream: sound })
  await box(page, /^datasets, folded and 6 more/).click()
  await expect(graph(page).locator('[data-node^="dataset:"]')).toHaveCount(20)
  // what was pressed is gone, the focus is not
  await expect(page.locator('[data-node]:focus')).toHaveAttribute('data-node', /^dataset:/)
  await expect(page).toHaveURL(/sources=/)
  await page.getByRole('button', { name: 'Fold again' }).click()
  await expect(box(page, /and 6 more/)).toBeVisible()

  // along the bands by arrow keys
  await box(page, new RegExp(`^registered model ${sound}`)).click()
  await expect(looked(page)).toContainText('Behind it: 1 version')
  await page.keyboard.press('ArrowRight')
  await expect(box(page, /^alias @champion, 3 versions/)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-node]:focus')).toHaveAttribute('data-node', /^(dataset|gap):/)
  await expectNothingSticksOut(page)
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeViolations(page, { only: 'colours' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNothingSticksOut(page)
  await expectNoAxeViolations(page)

  // what is searched for brings along what it hangs together with, and the address keeps it all
  await page.getByRole('searchbox', { name: 'Data, model, alias, team' }).fill(first)
  await expect(graph(page)).toContainText('2 versions in use, of 2 registered models')
  await page.reload()
  await readWhole(page)
  await expect(graph(page)).toContainText('2 versions in use, of 2 registered models')
  await expect(looked(page)).toContainText(sound)

  // every version with all that it stands on, whatever is folded
  await page.getByRole('button', { name: 'Export' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'CSV' }).click()
  const rows = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n')
  // a head, twenty, and of the other its one dataset and that its run is deleted
  expect(rows).toHaveLength(23)
  expect(
    rows.filter((row) => row.includes('broken: Run deleted') && row.includes(lost)),
  ).toHaveLength(1)
  await page.keyboard.press('Escape')

  await looked(page).getByRole('link', { name: 'Its lineage' }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.lineageOf({ model: sound })}$`))
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
})

test('what is broken and what nobody can tell are nodes that say so', async ({
  page,
  registry,
}) => {
  const team = `fleet-${crypto.randomUUID().slice(0, 8)}`
  const { bare, lost } = await threeOf(page, registry, team, [`${team} data`])
  await page.goto(`${paths.lineage()}?team=${team}&state=broken`)
  await readWhole(page)
  await expect(graph(page)).toContainText(
    '2 versions in use, of 2 registered models, on 1 dataset.',
  )
  const missing = { Kind: 'broken link', Fact: '1 version' }
  await expectRow(table(page), { ...missing, Node: '✕ Run deleted', Downstream: lost })
  await expectRow(table(page), { ...missing, Node: '✕ No dataset logged', Downstream: bare })
  await box(page, /^broken link No dataset logged/).click()
  await expect(looked(page)).toContainText('Its run is there, and names no data')
  await expect(looked(page).getByRole('link', { name: `${bare} v1`, exact: true })).toBeVisible()

  // nothing is unknown here, and that is said as such
  await page.getByRole('button', { name: '? Unknown' }).click()
  await expect(graph(page)).toContainText('No version with an alias fits what is asked for.')
  await expect(boxes(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page).not.toHaveURL(/team=/)
  await expect(boxes(page).first()).toBeVisible()

  if (target === 'mock') {
    // where every run is closed, no model is left out, and none is called broken
    await page.goto(`${paths.lineage()}?seed=denied`)
    await readWhole(page)
    await expect(graph(page)).toContainText(/✕ 0 broken, \? [1-9]\d* unknown/)
    await expectRow(table(page), { Node: '? Closed to you', Kind: 'unknown link' })
    await expect(box(page, /^unknown link Closed to you/)).toBeVisible()
    await expect(table(page).getByText('dataset', { exact: true })).toHaveCount(0)
  }
})
