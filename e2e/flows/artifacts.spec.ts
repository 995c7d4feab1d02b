import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations, target, test } from '../helpers'
import { openVersion } from '../openVersion'

const stories = {
  mock: {
    flat: { model: 'card-fraud', version: '5' },
    pickle: 'model.pkl',
    lost: { model: 'claims-triage', version: '1' },
  },
  live: {
    flat: { model: 'churn-classifier', version: '5' },
    pickle: 'model.pkl',
    lost: { model: 'lost-artifacts', version: '1' },
  },
}[target]

const artifacts = (page: Page) => page.getByRole('region', { name: 'Artifacts', exact: true })
const tree = (page: Page) => artifacts(page).getByRole('tree', { name: 'Files' })
const file = (page: Page, name: string) =>
  artifacts(page).getByRole('region', { name: `File ${name}` })

test('a file is found by its first letters and shown, and the address keeps it', async ({
  page,
}) => {
  await openVersion(page, stories.flat)
  const first = tree(page).getByRole('treeitem').first()
  await first.focus()
  await page.keyboard.type('req')
  await expect(tree(page).getByRole('treeitem', { name: /^requirements.txt/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/file=requirements.txt/)
  await expect(file(page, 'requirements.txt')).toContainText('scikit-learn')
  await expect(tree(page).getByRole('treeitem', { selected: true })).toHaveAccessibleName(
    /requirements/,
  )
  await expectNoAxeViolations(page)
  await page.reload()
  await expect(file(page, 'requirements.txt')).toContainText('scikit-learn')
  await file(page, 'requirements.txt').getByRole('button', { name: 'Close the file' }).click()
  await expect(page).not.toHaveURL(/file=/)
})

test('MLmodel is shown as text without being read again', async ({ page }) => {
  await openVersion(page, stories.flat)
  await tree(page)
    .getByRole('treeitem', { name: /^MLmodel/ })
    .click()
  await expect(file(page, 'MLmodel')).toContainText('loader_module')
})

test('a pickle is never opened', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openVersion(page, stories.flat, `?file=${stories.pickle}`)
  await expect(file(page, stories.pickle)).toContainText('Pickled: never opened here')
  expect(
    asked.filter((url) => url.includes(stories.pickle) && url.includes('get-artifact')),
  ).toEqual([])
})

test('one file is downloaded as it is', async ({ page }) => {
  await openVersion(page, stories.flat, '?file=requirements.txt')
  // the picker of Chromium has no place in a test: without it the browser's downloads are used
  await page.evaluate(() => delete window.showSaveFilePicker)
  const download = page.waitForEvent('download')
  await file(page, 'requirements.txt').getByText('Download', { exact: true }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('requirements.txt')
  expect(await readFile(await saved.path(), 'utf8')).toContain('scikit-learn')
})

test('a file that is not there says so', async ({ page }) => {
  await openVersion(page, stories.flat, '?file=not-there.txt')
  await expect(file(page, 'not-there.txt')).toContainText('There is no file not-there.txt (404)')
})

test('lost files have no tree and no download', async ({ page }) => {
  await openVersion(page, stories.lost)
  await expect(artifacts(page)).toContainText('The files are gone')
  await expect(tree(page)).toHaveCount(0)
  await expect(artifacts(page).getByRole('button', { name: /Download/ })).toHaveCount(0)
})

test('all files are downloaded as one archive; those that can’t be had are named', async ({
  page,
}) => {
  await openVersion(page, stories.flat)
  await page.evaluate(() => delete window.showSaveFilePicker)
  const download = page.waitForEvent('download')
  await artifacts(page).getByRole('button', { name: 'Download all as .zip' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe(`${stories.flat.model} v${stories.flat.version}.zip`)
  const zip = await readFile(await saved.path(), 'latin1')
  for (const name of ['MLmodel', 'requirements.txt']) expect(zip).toContain(name)
  // the mock knows its weights by their size alone
  if (target === 'mock') {
    await expect(artifacts(page)).toContainText('Saved without 1 of 7 files')
    expect(zip).toContain('FILES-MISSING.txt')
  } else {
    await expect(artifacts(page)).toContainText(/Saved \d+ files/)
    expect(zip).not.toContain('FILES-MISSING.txt')
  }
})
