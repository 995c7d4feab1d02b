import { expect, test } from '../helpers'
import { walkWorkspaces } from '../workspaceWalk'

test('each workspace has its own models, and an address of its own', async ({ page, baseURL }) => {
  await page.goto('/?seed=workspaces')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await walkWorkspaces({
    page,
    at: baseURL ?? '',
    workspace: 'southbank',
    description: 'Trial on the cards of Southbank',
    model: 'card-fraud',
    only: false,
    file: { path: 'MLmodel', holds: 'flavors:' },
  })
})

test('a server without workspaces has no switcher, and no page at such an address', async ({
  page,
}) => {
  await page.goto('/w/southbank/models')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page')
  await expect(page.getByRole('button', { name: /^Workspace:/ })).toBeHidden()
})

test('a workspace that is not there says so', async ({ page }) => {
  await page.goto('/?seed=workspaces')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('/w/no-such-team/models')
  await expect(page.getByRole('main')).toContainText('no-such-team')
})
