import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

const ref = { model: 'card-fraud', version: '5' }
const region = (name: string) => ({ name, exact: true })

test('a closed run takes nothing else down, and says what is closed', async ({ page }) => {
  await page.goto(`${paths.version(ref)}?seed=denied`)
  await expect(page.getByRole('table', { name: 'Inputs' })).toBeVisible()
  const origin = page.getByRole('region', region('Origin'))
  await expect(origin.getByRole('alert')).toContainText('Closed to you: the run')
  await expect(origin.getByRole('alert')).toContainText('ask for READ on the experiment')
  // what the version and its logged model know is still there
  await expect(origin).toContainText('mlflow-artifacts:/')
  await expect(origin).toContainText('Logged as')
  const metrics = page.getByRole('region', region('Metrics'))
  await expect(metrics.getByRole('alert')).toContainText('Closed to you: the run’s metrics')
  await expect(metrics.getByRole('table', { name: /card-transactions-holdout/ })).toBeVisible()
  await expect(page.getByRole('region', region('Artifacts')).getByText('MLmodel')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('trying a closed run again keeps the message and the focus', async ({ page }) => {
  await page.goto(`${paths.version(ref)}?seed=denied`)
  const again = page
    .getByRole('region', region('Origin'))
    .getByRole('button', { name: 'Try again' })
  await again.press('Enter')
  await expect(again).toBeFocused()
})

test('a server without aliases, tags and logged models says so in their places', async ({
  page,
}) => {
  await page.goto(`${paths.version(ref)}?seed=reduced`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 5')
  await expect(page.getByRole('region', region('Aliases'))).toContainText('keeps no aliases')
  await expect(page.getByRole('region', region('Origin'))).toContainText('no logged models')
  await expect(page.getByRole('region', region('Artifacts'))).toContainText('no logged models')
  await expect(page.getByRole('region', region('Artifacts')).getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Inputs' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Move alias' })).toHaveAccessibleDescription(
    /keeps no aliases/,
  )
})

test('a directory is read when it is opened', async ({ page }) => {
  await page.goto(paths.version({ model: 'support-summariser', version: '2' }))
  const artifacts = page.getByRole('region', region('Artifacts'))
  await expect(artifacts.getByText('requirements.txt')).toBeVisible()
  await artifacts.getByRole('treeitem', { name: 'components/' }).click()
  await artifacts.getByRole('treeitem', { name: 'tokenizer/' }).click()
  await expect(artifacts.getByText('tokenizer_config.json')).toBeVisible()
  await artifacts.getByRole('treeitem', { name: 'model/' }).click()
  await expect(artifacts.getByText('model-00001-of-00003.safetensors')).toBeVisible()
})
