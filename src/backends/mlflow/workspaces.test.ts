import { expect, test } from 'vitest'
import { createMlflowBackend } from './adapter'
import { config, on } from './scripted'

test('workspaces are listed by name; none is an empty list', async () => {
  const some = on(() => ({
    workspaces: [{ name: 'team-b' }, { name: 'default', description: 'x' }],
  }))
  expect(await (await some.wings.workspaces()).list()).toEqual([
    { name: 'default', description: 'x' },
    { name: 'team-b', description: '' },
  ])
  expect(await (await on(() => ({})).wings.workspaces()).list()).toEqual([])
})

test('each request names the workspace, which has cache entries of its own', async () => {
  const sent: (string | null)[] = []
  const send: typeof fetch = async (_input, init) => {
    sent.push(new Headers(init?.headers).get('x-mlflow-workspace'))
    return Response.json({ registered_model: { name: 'a' } })
  }
  const options = { config: config(), fetch: send }
  const [plain, inTeamA] = [
    createMlflowBackend(options),
    createMlflowBackend({ ...options, workspace: 'team-a' }),
  ]
  await plain.registry.model('a')
  await inTeamA.registry.model('a')
  expect(sent).toEqual([null, 'team-a'])
  expect(inTeamA.registry.id).not.toBe(plain.registry.id)
})
