import { createMlflowBackend } from '../../src/backends/mlflow/adapter'
import type { VersionRef } from '../../src/registry/model'
import { readMlmodel } from '../../src/registry/readMlmodel'
import { isFrame } from '../../src/registry/usage/body'
import type { Usage } from '../../src/registry/usage/recipe'
import { type Files, usageFrom } from './usages'

/** The seeded MLflow that the shown code is run against. */
export const MLFLOW = process.env.RINGSIDE_TEST_MLFLOW ?? ''

/** The adapter, straight on it. */
export const BACKEND = createMlflowBackend({
  base: MLFLOW,
  config: {
    connection: 'direct',
    name: 'real',
    trackingUri: MLFLOW,
    readOnly: true,
    front: false,
    identity: { kind: 'none' },
    probe: {
      state: 'ok',
      version: '3.17.2',
      auth: 'none',
      workspaces: false,
      features: {
        searchModels: true,
        listVersions: true,
        aliases: true,
        tags: true,
        loggedModels: true,
      },
    },
  },
})

const { registry } = BACKEND

const TEXT_MAX = 4 * 1024 * 1024

/** What the page has of a version once all of it is read. */
export async function usageOf(
  ref: VersionRef,
  choice: Usage['choice'],
  port = 5001,
): Promise<Usage> {
  const text = async (path: string) =>
    new TextDecoder().decode(await registry.versionFile(ref, path, TEXT_MAX))
  const mlmodel = await text('MLmodel')
  const files: Files = { mlmodel, example: await exampleOf(mlmodel, text) }
  return usageFrom(files, {
    ...ref,
    source: (await registry.version(ref)).source,
    choice,
    server: { tracking: MLFLOW, registry: null },
    env: 'local',
    port,
  })
}

async function exampleOf(mlmodel: string, text: (path: string) => Promise<string>) {
  const reading = readMlmodel(new TextEncoder().encode(mlmodel))
  const example = reading.state === 'read' ? reading.mlmodel.inputExample : null
  if (example === null) return null
  const plain = await text(example.path)
  if (example.type === 'dataframe' && isFrame(plain)) return plain
  return example.servingPath === null ? null : text(example.servingPath)
}

/** A write past the console. */
export async function post(path: string, body: object): Promise<void> {
  const response = await fetch(`${MLFLOW}/api/2.0/mlflow/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
}
