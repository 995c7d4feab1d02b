import { paths } from '../../src/paths'
import { PEOPLE } from '../../src/mocks/people'
import { expect, expectNoAxeViolations, letIn, target, test } from '../helpers'
import { workspaceServer } from '../workspaceServer'
import { walkWorkspaces } from '../workspaceWalk'

test.skip(target === 'mock', 'the mock knows workspaces and people, but no rights by workspace')

const at = process.env.E2E_WORKSPACES_URL ?? ''
const TEAM = 'team-b'
const FILE = { path: 'MLmodel', holds: 'flavors: {}' }

/** A model of one version in the team's workspace, where rita-reader alone may edit. */
async function teamModel() {
  const ada = PEOPLE.find(({ role }) => role === 'admin')
  const server = workspaceServer(
    process.env.E2E_WORKSPACES_MLFLOW_URL ?? '',
    `${ada?.name}:${ada?.password}`,
  )
  const name = `cards-${process.pid}-${Date.now()}`
  const description = `The team’s own ${name}.`
  await server.workspace(TEAM, 'Cards')
  await server.model({ name, description }, new File([FILE.holds], FILE.path), TEAM)
  const grant = { resource_type: 'registered_model', resource_pattern: '*', permission: 'EDIT' }
  await server.grant(name, TEAM, 'rita-reader', [grant, { ...grant, resource_type: 'experiment' }])
  return { name, description, version: '1' }
}

test('whose workspace is not the default one is led to their own, with their rights there', async ({
  page,
  context,
}) => {
  const { name } = await teamModel()
  await letIn(context, 'rita-reader', at)
  await page.goto(`${at}/models`)
  const main = page.getByRole('main')
  await expect(main).toContainText('The workspace default is not open to you.')
  await expectNoAxeViolations(page)
  await main.getByRole('link', { name: TEAM }).click()
  await expect(page).toHaveURL(`${at}/w/${TEAM}/models`)
  await page.getByRole('rowheader').getByRole('link', { name }).click()
  const rights = page.getByRole('region', { name: 'What you may do here' })
  await expect(rights).toContainText('set or move aliases, describe the model')
  await expect(page.getByRole('button', { name: 'Move alias', exact: true })).toBeEnabled()
})

test('a workspace of others is closed, and the request for it names it', async ({
  page,
  context,
}) => {
  const { name, version } = await teamModel()
  // may edit every model of the default workspace
  await letIn(context, 'eddie-editor', at)
  await page.goto(`${at}/w/${TEAM}/models`)
  await expect(page.getByRole('main')).toContainText(`The workspace ${TEAM} is not open to you.`)
  await expect(page.getByRole('main').getByRole('link', { name: 'default' })).toBeVisible()
  await page.goto(`${at}/w/${TEAM}${paths.model(name)}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
  await expect(page.getByRole('main')).toContainText(`“${name}” in the workspace “${TEAM}”`)

  const query = new URLSearchParams({ name, version, path: FILE.path }).toString()
  const statuses = await page.evaluate(
    async ([file = '', workspace = '', body = '']) => [
      (await fetch(file)).status,
      (
        await fetch('/api/2.0/mlflow/registered-models/alias', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-mlflow-workspace': workspace },
          body,
        })
      ).status,
    ],
    [
      `/-/workspaces/${TEAM}/model-versions/get-artifact?${query}`,
      TEAM,
      JSON.stringify({ name, version, alias: 'champion' }),
    ],
  )
  expect(statuses).toEqual([403, 403])
})

test('an admin goes from workspace to workspace, and takes a file along', async ({
  page,
  context,
}) => {
  const { name, description } = await teamModel()
  await letIn(context, 'ada-admin', at)
  await walkWorkspaces({
    page,
    at,
    workspace: TEAM,
    description,
    model: name,
    only: true,
    file: FILE,
  })
})
