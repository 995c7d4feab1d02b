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
