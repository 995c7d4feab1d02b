import { expect, test } from '../helpers'
import { walkWorkspaces } from '../workspaceWalk'

const at = process.env.E2E_WORKSPACES_URL ?? ''
const mlflow = process.env.E2E_WORKSPACES_MLFLOW_URL ?? ''

async function make(path: string, body: object, workspace?: string) {
  const response = await fetch(`${mlflow}/api/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
    },
    body: JSON.stringify(body),
  })
  expect(response.ok, await response.text()).toBe(true)
}

test('each workspace of a real server has its own models, and an address of its own', async ({
  page,
}) => {
  await make('3.0/mlflow/workspaces', { name: 'team-a', description: 'Cards' })
  const model = { name: 'only-in-a', description: 'Nobody else has this.' }
  await make('2.0/mlflow/registered-models/create', model, 'team-a')
  await walkWorkspaces({
    page,
    at,
    workspace: 'team-a',
    description: model.description,
    model: model.name,
    only: true,
  })
})
