import { paths } from '../../src/paths'
import { expect, test } from '../helpers'

const BACKEND = /\/(?:api\/|health$)/

test('a page whose server went away comes back with it', async ({ page, registry, watch }) => {
  watch.allow(/net::ERR_/)
  const name = await registry.model({ description: 'here again' })
  await page.goto(paths.models())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.route(BACKEND, (route) => route.abort('connectionrefused'))
  await page.goto(paths.model(name))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The server does not answer', {
    timeout: 20_000,
  })
  await page.unroute(BACKEND)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, { timeout: 15_000 })
  await expect(page.getByText('here again')).toBeVisible()
})

test('a page whose code can’t be fetched says so, and comes back with the console server', async ({
  page,
  registry,
  watch,
}) => {
  watch.allow(/net::ERR_|dynamically imported module/)
  const name = await registry.model({ description: 'here again' })
  await page.goto(`${paths.models()}?q=${encodeURIComponent(name)}`)
  const link = page.getByRole('rowheader').getByRole('link', { name })
  await expect(link).toBeVisible()
  const files = /\/assets\/|\/favicon\.svg/
  await page.route(files, (route) => route.abort('connectionrefused'))
  await link.click()
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('The console server does not answer')
  await page.unroute(files)
  await expect(title).toHaveText(name, { timeout: 15_000 })
})

test('a reading that fails alone is not called a server that is gone, and is made up for', async ({
  page,
  registry,
  watch,
}) => {
  watch.allow(/net::ERR_/)
  const name = await registry.model({ description: 'here again' })
  const reading = /\/registered-models\/get\?/
  await page.route(reading, (route) => route.abort('connectionreset'))
  await page.goto(paths.model(name))
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(`“${name}” could not be read`, { timeout: 20_000 })
  await page.unroute(reading)
  await expect(title).toHaveText(name, { timeout: 30_000 })
})

test('the first page of a visit has its title while it is read', async ({ page, registry }) => {
  const name = await registry.model({})
  let letGo: (() => void) | undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/registered-models\/get\?/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(paths.model(name))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByRole('status', { name: 'Reading the page' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Aliases' })).toHaveCount(0)
  letGo?.()
  await expect(page.getByRole('region', { name: 'Aliases' })).toBeVisible()
})

test('after another try that works, the keyboard is at the head of the page', async ({
  page,
  registry,
}) => {
  const name = await registry.model({})
  const reading = /\/registered-models\/get\?/
  await page.route(reading, (route) => route.fulfill({ status: 500, body: '' }))
  await page.goto(paths.model(name))
  const again = page.getByRole('button', { name: 'Try again' })
  await again.focus()
  await page.unroute(reading)
  await page.keyboard.press('Enter')
  const title = page.getByRole('heading', { level: 1, name, exact: true })
  await expect(title).toBeFocused()
})
