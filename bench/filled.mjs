import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tmpdir } from 'node:os'
import { startMlflow } from '../test/mlflow.mjs'
import { freePort, removeAtExit, run, start, waitFor } from '../test/runner/processes.mjs'

/**
 * A real MLflow with so many models, four versions each, those with an alias with run and files; gone when this process ends.
 * @param {{ python: string, models: number }} options
 */
export async function startFilledMlflow({ python, models }) {
  const dir = mkdtempSync(join(tmpdir(), 'ringside-bench-'))
  removeAtExit(dir)
  // its first start makes the tables
  const server = await startMlflow({ python, dir })
  const script = fileURLToPath(new URL('fill.py', import.meta.url))
  const { code, output } = await run(python, [script, dir, String(models)])
  if (code !== 0) throw new Error(`fill.py failed:\n${output.slice(-4000)}`)
  return server
}

/**
 * The mock as a server of its own.
 * @param {string} seed
 */
export async function startMockApi(seed) {
  const port = await freePort()
  const args = ['bin/mock-api.mjs', '--port', String(port), '--seed', seed]
  const server = start(process.execPath, args)
  const url = `http://127.0.0.1:${port}`
  await waitFor(`${url}/health`, server, 60)
  return { url, stop: server.stop }
}
