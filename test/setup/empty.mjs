import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startMlflow } from '../mlflow.mjs'
import { removeAtExit } from '../runner/processes.mjs'
import { CACHE } from './python.mjs'

/**
 * A real MLflow with nothing in it, gone with all that was put there after `stop` (or at exit).
 * @param {{ python: string, workspaces?: boolean, auth?: boolean, more?: NodeJS.ProcessEnv }} options
 */
export async function startEmptyMlflow(options) {
  const dir = join(CACHE, `empty-${process.pid}-${Date.now()}`)
  removeAtExit(dir)
  const server = await startMlflow({ ...options, dir })
  return {
    ...server,
    async stop() {
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
