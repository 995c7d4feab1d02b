import { expect, expectNoAxeViolations, expectRow, target, test } from '../helpers'
import { openVersion } from '../openVersion'

const stories = {
  mock: {
    flat: { model: 'support-summariser', version: '2' },
    lost: { model: 'claims-triage', version: '1' },
  },
  live: {
    flat: { model: 'churn-classifier', version: '5' },
    lost: { model: 'lost-artifacts', version: '1' },
  },
}[target]

test('packages are one table, over all files once somebody asks, and what is not pinned is marked', async ({
  page,
}) => {
  await openVersion(page, stories.flat)
  const environment = page.getByRole('region', { name: 'Environment', exact: true })
  await expect(
    environment.getByRole('table', { name: 'Packages of requirements.txt' }),
  ).toBeVisible()
  await environment
    .getByRole('button', { name: /Compare with conda.yaml and python_env.yaml/ })
    .click()
  const all = environment.getByRole('table', {
    name: 'Packages of requirements.txt, conda.yaml, python_env.yaml',
  })
  await expectRow(all, { Package: /^pip$/, 'Asked for': 'conda.yaml', Pin: 'unpinned' })
  await expectRow(all, { Package: 'mlflow', 'Asked for': '==3.17.2', Pin: 'pinned' })
  await environment.getByRole('button', { name: 'conda.yaml as it is' }).click()
  await expect(environment.getByRole('group', { name: 'conda.yaml' })).toContainText('channels:')
  await expectNoAxeViolations(page)
})

test('an environment whose files are lost says so, and offers nothing to install', async ({
  page,
}) => {
  await openVersion(page, stories.lost)
  const environment = page.getByRole('region', { name: 'Environment', exact: true })
  await expect(environment).toContainText('the file is gone (404)')
  await expect(environment.getByRole('table')).toHaveCount(0)
  await expect(environment.getByRole('button', { name: /pip install/ })).toHaveCount(0)
})
