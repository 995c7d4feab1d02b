import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { paths } from '../../src/paths'
import {
  expect,
  expectNoAxeViolations,
  expectNothingSticksOut,
  expectRow,
  target,
  test,
} from '../helpers'

// A champion with a logged model, a run and data of its own, and a version that is copied elsewhere.
const seeded =
  target === 'live'
    ? {
        model: 'churn-classifier',
        champion: '5',
        copiedTo: 'churn-production',
        data: 'churn-holdout',
      }
    : {
        model: 'pricing-dev',
        champion: '4',
        copiedTo: 'pricing-prod',
        data: 'loan-applications-2026-q1',
      }

const graph = (page: Page) => page.getByRole('region', { name: 'Graph' })
const table = (page: Page) => page.getByRole('table', { name: 'Lineage' })
const boxes = (page: Page) => graph(page).locator('[data-node]')
const nodeIds = (page: Page) =>
  boxes(page).evaluateAll((all) => all.map((box) => box.getAttribute('data-node') ?? '').sort())

/** Where boxes stand within the picture, whatever part of it is in sight. */
const places = async (page: Page) =>
  new Map(
    await graph(page)
      .locator('.react-flow__node')
      .evaluateAll((all) =>
        all.map((box): [string, string] => [
          box.getAttribute('data-id') ?? '',
          box instanceof HTMLElement ? box.style.transform : '',
        ]),
      ),
  )

async function open(
  page: Page,
  address = paths.lineageOf({ model: seeded.model, version: seeded.champion }),
) {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
  await expect(boxes(page).first()).toBeVisible()
}

/** Grown to all its hops: the heading counts what is there, and every box is drawn. How many. */
async function whenRead(page: Page) {
  const heading = graph(page).getByText(/^\d+ nodes, read with/)
  await heading.waitFor()
  const count = Number.parseInt((await heading.textContent()) ?? '', 10)
  await expect(boxes(page)).toHaveCount(count)
  return count
}

const box = (page: Page, name: string | RegExp): Locator =>
  graph(page).getByRole('button', { name }).and(page.locator('[data-node]'))

test('a version opens at one hop, and its table tells what each edge rests on', async ({
  page,
}) => {
  await page.goto(paths.version({ model: seeded.model, version: seeded.champion }))
  await page.getByRole('link', { name: 'Lineage', exact: true }).and(page.locator('main a')).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
  const of = `${seeded.model} v${seeded.champion}`
  await expect(box(page, new RegExp(`version ${of}`))).toBeVisible()
  await expect(box(page, new RegExp(`version ${seeded.copiedTo} v\\d+`))).toBeVisible()
  await expectRow(table(page), {
    Node: new RegExp(`^${seeded.copiedTo} v`),
    Kind: 'version',
    Upstream: of,
    Fact: `model-versions/search source = models:/${seeded.model}/${seeded.champion}`,
  })
  // the picture and the table hold the same
  expect(await nodeIds(page)).toHaveLength((await table(page).getByRole('row').count()) - 1)
  await expectNothingSticksOut(page)
  await expectNoAxeViolations(page)
})

test('opening a side moves nothing that was there, and the address keeps it', async ({ page }) => {
  await open(page)
  const before = await places(page)
  await graph(page)
    .getByRole('button', { name: /^Show .*run.* upstream of/ })
    .first()
    .click()
  await expect.poll(async () => (await places(page)).size).toBeGreaterThan(before.size)
  const after = await places(page)
  for (const [id, place] of before) expect(after.get(id), id).toBe(place)
  await expect(page).toHaveURL(/open=up/)
  const ids = await nodeIds(page)
  await page.reload()
  await expect.poll(async () => await nodeIds(page)).toEqual(ids)
  await page.getByRole('button', { name: 'Fold again' }).click()
  await expect.poll(async () => (await places(page)).size).toBe(before.size)
})

test('more hops reach the data; arrow keys walk there along the edges', async ({ page }) => {
  await open(page)
  await page.getByRole('group', { name: 'Hops' }).getByRole('button', { name: '3' }).click()
  await expectRow(table(page), { Node: seeded.data, Kind: 'dataset', Downstream: 'run' })
  const start = box(page, new RegExp(`version ${seeded.model} v${seeded.champion}`))
  await start.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(box(page, /^logged model/).first()).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-node]:focus')).toHaveAttribute('data-node', /^(run|dataset):/)
  await page.keyboard.press('Home')
  await expect(start).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const looked = page.getByRole('region', { name: 'Node' })
  await expect(looked).toContainText('Stands on')
  await expect(page).toHaveURL(/at=/)
  await looked.getByRole('button', { name: 'Path through it' }).click()
  await expect(page).toHaveURL(/path=1/)
  await looked.getByRole('button', { name: 'Close' }).click()
  await expect(looked).toHaveCount(0)
})

test('what is found is looked at; groups and directions keep the counts', async ({ page }) => {
  // of the whole model: its versions are many, and one when grouped
  await open(page, `${paths.lineageOf({ model: seeded.model })}?hops=3`)
  const count = await whenRead(page)
  await page.getByRole('searchbox', { name: 'Find a node' }).fill('logged model')
  await page.getByText(/^\d+ of those shown$/).waitFor()
  await page
    .locator('main')
    .getByRole('listitem')
    .getByRole('button', { name: /^logged model/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Node' })).toContainText('logged model')
  await page.getByRole('combobox', { name: 'Group' }).selectOption('model')
  await expect.poll(async () => (await nodeIds(page)).length).toBeLessThan(count)
  await expect(graph(page)).toContainText(`${count} nodes`)
  await page.getByRole('combobox', { name: 'Group' }).selectOption('')
  await page.getByRole('button', { name: 'Top down' }).click()
  await expect.poll(async () => (await nodeIds(page)).length).toBe(count)
  await expect(page).toHaveURL(/dir=down/)
})

test('what is shown can be kept: CSV with the facts, SVG and PNG with the edges', async ({
  page,
}) => {
  await open(page)
  const save = async (kind: 'CSV' | 'SVG' | 'PNG') => {
    await page.getByRole('button', { name: 'Export' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: kind }).click()
    const download = await saved
    await page.keyboard.press('Escape')
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const csv = await save('CSV')
  expect(csv.name).toMatch(/^lineage-.*\.csv$/)
  expect(csv.bytes.toString()).toContain('model-versions/search, source: models:/')
  const svg = await save('SVG')
  expect(svg.bytes.toString().match(/<path /g)?.length).toBe(
    await graph(page).locator('.react-flow__viewport-portal path').count(),
  )
  const png = await save('PNG')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
})

test('two versions: what stands behind one alone is marked', async ({ page }) => {
  // two back: the champion's run of the live seed began where the version before it ended
  const other = String(Number(seeded.champion) - 2)
  await open(page, paths.lineageOf({ model: seeded.model, version: other }))
  await page.getByRole('button', { name: 'Compare with champion' }).click()
  await expect(page.getByRole('region', { name: 'Difference' })).toContainText(
    `Only behind ${seeded.model} v${seeded.champion}`,
  )
  await expect(box(page, /^run .*only this one/).first()).toBeVisible()
  await expect(box(page, /^run .*only the other/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop comparing' }).click()
  await expect(page.getByRole('region', { name: 'Difference' })).toHaveCount(0)
})

test('without a champion there is nothing to compare with, and the button says so', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'lineage' })
  await registry.version(name, { source: 's3://nowhere/else' })
  await open(page, paths.lineageOf({ model: name, version: '1' }))
  const compare = page.getByRole('button', { name: 'Compare with champion' })
  await expect(compare).toHaveAttribute('aria-disabled', 'true')
  await expect(compare).toHaveAccessibleDescription('No version holds @champion.')
  // it stands on nothing that its record names, and its files are not there
  await expectRow(table(page), { Node: `${name} v1`, Kind: 'version', Upstream: '' })
})

test('a copy whose original went away says so at the place of the original', async ({
  page,
  registry,
}) => {
  const from = await registry.model({ like: 'original' })
  const copy = await registry.model({ like: 'copy' })
  await registry.version(from, { source: 's3://nowhere/else' })
  await registry.version(copy, { source: `models:/${from}/1` })
  await registry.removeVersion(from, '1')
  await open(page, paths.lineageOf({ model: copy, version: '1' }))
  await expectRow(table(page), {
    Node: /original.* v1.*gone/,
    Kind: 'version',
    Downstream: `${copy} v1`,
  })
  await expect(box(page, /original.*gone/)).toBeVisible()
})

test('the lineage of a model that is not there is a page that says so', async ({ page }) => {
  await page.goto(paths.lineageOf({ model: 'no such model' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /no such model|not there|could not/i,
  )
  await expect(graph(page)).toHaveCount(0)
})
