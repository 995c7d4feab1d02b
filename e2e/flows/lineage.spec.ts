import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { say, setUpLedger } from '../ledger'
import { beginLane } from '../logs'
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

/** Grown to all its hops: the heading counts what is there, and `each` box is drawn. How many. */
async function whenRead(page: Page, each = true) {
  const heading = graph(page).getByText(/^\d+ nodes, read with/)
  await heading.waitFor()
  const count = Number.parseInt((await heading.textContent()) ?? '', 10)
  if (each) await expect(boxes(page)).toHaveCount(count)
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
  await page.getByRole('button', { name: 'As it opened' }).click()
  await expect.poll(async () => (await places(page)).size).toBe(before.size)
  // folded by itself, with the count of what is there, and nothing else moves
  const opened = await places(page)
  await box(page, new RegExp(`version ${seeded.model} v${seeded.champion}`)).click()
  await graph(page)
    .locator('.react-flow')
    .getByRole('button', { name: /^Fold what is upstream of/ })
    .click()
  await expect(box(page, /^logged model/)).toHaveCount(0)
  await expect(
    graph(page)
      .getByRole('button', { name: /^Show 1 logged model.*upstream/ })
      .first(),
  ).toBeVisible()
  for (const [id, place] of await places(page)) expect(opened.get(id), id).toBe(place)
  await expect(page).toHaveURL(/fold=up/)
  // what is folded is found where it is, and the way to it opened
  await page.getByRole('searchbox', { name: 'Find a node' }).fill('logged model')
  await page
    .getByRole('button', {
      name: new RegExp(`^logged model .*folded upstream of ${seeded.model} v${seeded.champion}$`),
    })
    .first()
    .click()
  await expect(page.locator('[data-node]:focus')).toHaveAttribute('data-node', /^logged-model:/)
  await expect(page).not.toHaveURL(/fold=up/)
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
  await page.getByText(/^\d+ of those shown/).waitFor()
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
  await page.getByRole('button', { name: 'Compare with another' }).click()
  await page.getByLabel('Version or alias').fill(other)
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is the version itself')).toBeVisible()
  await expect(page.locator('datalist option[value="@champion"]')).toBeAttached()
  await page.getByLabel('Version or alias').fill('@champion')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Compare with another' })).toBeFocused()
  const difference = page.getByRole('region', { name: 'Difference' })
  await expect(difference).toContainText(`Only behind ${seeded.model} v${seeded.champion}`)
  await expect(difference.getByRole('listitem')).not.toHaveCount(0)
  await expect(difference.getByRole('link', { name: 'Compare all else' })).toBeVisible()
  await expect(box(page, /^run .*only this one/).first()).toBeVisible()
  await expect(box(page, /^run .*only the other/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop comparing' }).click()
  await expect(page.getByRole('region', { name: 'Difference' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Compare with champion' }).click()
  await expect(page).toHaveURL(/against=/)
})

test('a run is followed to all that stands on it, and a dataset to what is live, from the version on', async ({
  page,
}) => {
  await page.goto(paths.version({ model: seeded.model, version: seeded.champion }))
  const trail = page.getByRole('list', { name: 'Lineage in short' })
  await expect(trail).toContainText(/run .*→.*champion/s)
  await trail.getByRole('link', { name: seeded.data, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: seeded.data })).toBeVisible()
  const impact = page.getByRole('table', { name: 'Impact' })
  const summary = page.getByRole('region', { name: 'Impact' }).getByRole('status')
  await expect(summary).toHaveText(/^\d+ versions? of \d+ models?, held by/)
  // what is live comes before what is not
  const aliases = await impact.locator('tbody td:nth-child(3)').allInnerTexts()
  const dead = aliases.findIndex((text) => text.trim() === '')
  expect(aliases.slice(0, dead === -1 ? undefined : dead).length).toBeGreaterThan(0)
  if (dead !== -1) expect(aliases.slice(dead).every((text) => text.trim() === '')).toBe(true)
  await expectRow(impact, {
    Model: seeded.model,
    Version: `v${seeded.champion}`,
    Aliases: 'champion',
  })
  await expectRow(impact, { Model: seeded.copiedTo })
  await expectNothingSticksOut(page)
  await expectNoAxeViolations(page)
  // the same from a run on that dataset, which has fewer behind it
  await table(page)
    .getByRole('button', { name: /^Look at run/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Its impact' }).click()
  const ofRun = page.getByRole('region', { name: 'What stands on this run' })
  await expect(ofRun.getByRole('status')).toHaveText(/^\d+ versions? of/)
  await expect(ofRun.getByRole('columnheader').first()).toHaveText('Model')
  await expect(page).toHaveURL(/impact=1/)
  await page.goto(paths.dataset({ name: seeded.data, digest: 'of another state' }))
  await expect(page.getByText('No version is known to stand on it')).toBeVisible()
})

test('graph and table are accessible however much is drawn, and stand still for who asked for that', async ({
  page,
}) => {
  test.setTimeout(150_000)
  const { model, champion } = seeded
  const ofVersion = paths.lineageOf({ model, version: champion })
  const other = encodeURIComponent(`version:${model}:${Number(champion) - 2}`)
  const looked = encodeURIComponent(`version:${model}:${champion}`)
  const states = {
    opened: ofVersion,
    'looked at': `${ofVersion}?at=${looked}`,
    expanded: `${ofVersion}?hops=3`,
    grouped: `${ofVersion}?hops=3&group=model`,
    'two versions': `${ofVersion}?against=${other}&shared=1`,
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const [name, address] of Object.entries(states)) {
      await test.step(`${name}, ${width} px`, async () => {
        await open(page, address)
        await whenRead(page, name !== 'grouped')
        await expectNoAxeViolations(page)
        await expectNothingSticksOut(page)
      })
    }
  }
  // each place that the picture was moved to
  const seen = await page.locator('.react-flow__viewport').evaluateHandle((picture) => {
    const all = new Set<string>()
    if (picture instanceof HTMLElement)
      new MutationObserver(() => all.add(picture.style.transform)).observe(picture, {
        attributes: true,
      })
    return all
  })
  await box(page, new RegExp(`version ${model} v${champion}`)).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-node]:focus')).not.toHaveAttribute('data-node', /^version:/)
  const movedTo = await seen.evaluate(async (all) => {
    for (let frame = 0; frame < 20; frame++)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    return all.size
  })
  expect(movedTo).toBe(1)
})

const inMay = (day: number) => new Date(2026, 4, day, 12)
const mark = (version: string) => ({ version, created: null })

test('aliases as they were on a day, where a lane knows', async ({ page, registry }) => {
  await setUpLedger(page)
  const model = await registry.model({ like: 'lineage' })
  for (let i = 0; i < 2; i++) await registry.version(model, { source: 's3://nowhere/else' })
  await registry.setAlias(model, 'champion', '2')
  const run = await beginLane(page, model, 'champion')
  const seen = { type: 'observed', how: 'first-sight', holder: mark('1'), after: null } as const
  await say(
    page,
    run,
    { ...seen, before: inMay(1).toISOString() },
    { by: 'ada', model, at: inMay(1) },
  )
  const move = { type: 'intent', from: mark('1'), to: mark('2'), reason: 'As asked.' } as const
  const by = { by: 'ada', model, at: inMay(9) }
  await say(page, run, { ...move, request: null, emergency: false }, by)
  await say(page, run, { type: 'moved', intent: 3, holder: mark('2') }, by)

  await open(page, paths.lineageOf({ model }))
  const alias = { Node: '@champion', Kind: 'alias' }
  await expectRow(table(page), { ...alias, Upstream: `${model} v2` })
  await page.getByLabel('Aliases as of').fill('2026-05-05')
  await expectRow(table(page), { ...alias, Upstream: `${model} v1`, Fact: 'lane of @champion' })
  await expect(page.getByText('v1 held @champion on')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByLabel('Aliases as of').fill('2026-04-05')
  await expectRow(table(page), {
    Node: '@champion✕ not known on that day',
    Fact: 'Nobody watched it before',
  })
  await page.reload()
  await expect(box(page, /champion, not known on that day/)).toBeVisible()
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await expectRow(table(page), { ...alias, Upstream: `${model} v2` })
  await expect(page).not.toHaveURL(/on=/)
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
