import { test } from '../helpers'
import { workspaceServer } from '../workspaceServer'
import { walkWorkspaces } from '../workspaceWalk'

const at = process.env.E2E_WORKSPACES_URL ?? ''
const mlflow = process.env.E2E_WORKSPACES_MLFLOW_URL ?? ''

test('each workspace of a real server has its own models and files, and an address of its own', async ({
  page,
}) => {
  const server = workspaceServer(mlflow)
  await server.workspace('team-a', 'Cards')
  const model = { name: 'only-in-a', description: 'Nobody else has this.' }
  const holds = 'flavors: {}'
  await server.model(model, new File([holds], 'MLmodel'), 'team-a')
  await walkWorkspaces({
    page,
    at,
    workspace: 'team-a',
    description: model.description,
    model: model.name,
    only: true,
    file: { path: 'MLmodel', holds },
  })
})
