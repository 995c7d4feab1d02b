import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startMlflow } from '../mlflow.mjs'
import { removeAtExit } from '../runner/processes.mjs'
import { CACHE } from './python.mjs'

/**
 * Two real MLflow servers with basic auth on one empty registry of their own: `open` lets everybody read, `closed` allows
 * nothing that is not granted. Gone after `stop` (or at exit).
 * @param {{ python: string }} options
 */
export async function startGuardedMlflow({ python }) {
  const dir = join(CACHE, `guarded-${process.pid}-${Date.now()}`)
  removeAtExit(dir)
  const options = { python, dir, auth: true }
  const open = await startMlflow(options)
  const closed = await startMlflow({ ...options, defaultPermission: 'NO_PERMISSIONS' })
  return {
    open: open.url,
    closed: closed.url,
    async stop() {
      await Promise.all([open.stop(), closed.stop()])
      await rm(dir, { recursive: true, force: true })
    },
  }
}
