import { z } from 'zod/mini'

/** Writes to a real MLflow with workspaces, in one of them. Throws when the server refuses. */
export function workspaceServer(mlflow: string, login: string | null = null) {
  async function send(
    path: string,
    body: object | string | null,
    { workspace, method = 'POST' }: { workspace?: string; method?: string } = {},
  ): Promise<unknown> {
    const headers = {
      'content-type': 'application/json',
      ...(workspace !== undefined && { 'x-mlflow-workspace': workspace }),
      ...(login !== null && { authorization: `Basic ${btoa(login)}` }),
    }
    const sent = body === null || typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(`${mlflow}/api/${path}`, { method, headers, body: sent })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    // nothing comes back for a file
    return text === '' ? null : JSON.parse(text)
  }

  return {
    /** Makes it, unless it is there. */
    async workspace(name: string, description: string) {
      const list = z.object({ workspaces: z.optional(z.array(z.object({ name: z.string() }))) })
      const { workspaces = [] } = list.parse(
        await send('3.0/mlflow/workspaces', null, { method: 'GET' }),
      )
      if (workspaces.some((one) => one.name === name)) return
      await send('3.0/mlflow/workspaces', { name, description })
    },
    /** By a new role of that workspace. */
    async grant(role: string, workspace: string, username: string, grants: readonly object[]) {
      const made = await send('3.0/mlflow/roles/create', { name: role, workspace })
      const { id: role_id } = z.object({ role: z.object({ id: z.number() }) }).parse(made).role
      for (const grant of grants)
        await send('3.0/mlflow/roles/permissions/add', { role_id, ...grant })
      await send('3.0/mlflow/roles/assign', { username, role_id })
    },
    /** The first version of a new model, with one file. */
    async model(model: { name: string; description: string }, file: File, workspace: string) {
      const here = { workspace }
      await send('2.0/mlflow/registered-models/create', model, here)
      const experiment = { name: `files of ${model.name}` }
      const { experiment_id } = z
        .object({ experiment_id: z.string() })
        .parse(await send('2.0/mlflow/experiments/create', experiment, here))
      const { info } = z
        .object({
          run: z.object({ info: z.object({ run_id: z.string(), artifact_uri: z.string() }) }),
        })
        .parse(
          await send('2.0/mlflow/runs/create', { experiment_id, start_time: Date.now() }, here),
        ).run
      const source = `${info.artifact_uri}/model`
      const path = source.replace('mlflow-artifacts:/', '2.0/mlflow-artifacts/artifacts/')
      await send(`${path}/${file.name}`, await file.text(), { ...here, method: 'PUT' })
      const version = { name: model.name, source, run_id: info.run_id }
      await send('2.0/mlflow/model-versions/create', version, here)
    },
  }
}
