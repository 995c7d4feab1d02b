import { FIRST_LOAD_LIMIT, mockFiles, readManifest } from '../../test/runner/firstLoad.mjs'
import { paths } from '../../src/paths'
import { expect, test } from '../helpers'
import { type Loading, loadingOf } from './loading'

const seeded = { model: 'churn-classifier', version: '5' }

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Shown below the step by `npm test`, also when all is well. */
function tell(what: string, { api, scripts, milliseconds }: Loading) {
  const sum = (key: 'gzip' | 'sent') =>
    kB(scripts.reduce((total, script) => total + script[key], 0))
  const description = `${what}: ${api.length} API requests, ${sum('gzip')} of script as gzip (${sum('sent')} as sent), ${milliseconds.toFixed(0)} ms here`
  test.info().annotations.push({ type: 'measured', description })
}

test('the first rows cost one request and at most 150 kB of script', async ({ page }) => {
  const loading = await loadingOf(page, paths.models(), [
    { css: '[role=rowheader], th[scope=row]', text: seeded.model },
  ])
  tell('first rows of /models', loading)
  expect(loading.api).toHaveLength(1)
  const gzip = loading.scripts.reduce((total, script) => total + script.gzip, 0)
  expect(gzip, JSON.stringify(loading.scripts, null, 2)).toBeLessThanOrEqual(FIRST_LOAD_LIMIT)
})

test('the main content of a version costs at most three requests', async ({ page, registry }) => {
  const runId = await registry.runOf(seeded.model, seeded.version)
  const loading = await loadingOf(page, paths.version(seeded), [
    { css: 'h1', text: `Version ${seeded.version}` },
    { region: 'Aliases', text: 'champion' },
    { region: 'Origin', text: runId },
    { region: 'Signature', text: 'tenure_months' },
  ])
  tell('main content of a version', loading)
  expect(loading.api.length, loading.api.join('\n')).toBeLessThanOrEqual(3)
})

test('nothing of the mock is loaded, and its service worker is refused', async ({ page }) => {
  const loaded = new Set<string>()
  page.on('request', (request) => loaded.add(new URL(request.url()).pathname.slice(1)))
  for (const path of [paths.models(), paths.model(seeded.model), paths.version(seeded)]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
  }
  const mock = [...mockFiles(readManifest('dist/client')), 'mockServiceWorker.js']
  expect(mock.length).toBeGreaterThan(1)
  expect(mock.filter((file) => loaded.has(file))).toEqual([])
  const workers = await page.evaluate(async () => await navigator.serviceWorker.getRegistrations())
  expect(workers).toHaveLength(0)
  expect((await page.request.get('/mockServiceWorker.js')).status()).toBe(404)
})
