import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { startMlflow } from '../mlflow.mjs'
import { ROOT, removeAtExit, run } from '../runner/processes.mjs'
import { withProgress } from '../runner/progress.mjs'
import { invitePeople } from './people.mjs'
import { CACHE } from './python.mjs'

const SEED = join(ROOT, 'test/seed_registry.py')

/**
 * Database and files of a server that `seed_registry.py` has filled, made once per seed and environment. Artifact
 * addresses in it are relative to the server (`mlflow-artifacts:/…`), so that a copy serves as well.
 * @param {string} python
 */
export async function seededDir(python) {
  const hash = createHash('sha256')
    .update(basename(dirname(dirname(python))))
    .update(await readFile(SEED))
  const dir = join(CACHE, `seeded-${hash.digest('hex').slice(0, 12)}`)
  if (existsSync(dir)) return dir
  const partial = `${dir}.partial-${process.pid}`
  removeAtExit(partial)
  await withProgress(
    'a registry for the real MLflow, by training its models (once)',
    async (report) => {
      const server = await startMlflow({ python, dir: partial })
      const { code, output } = await run(python, [SEED], {
        env: { MLFLOW_TRACKING_URI: server.url },
        onText: (text) => text.match(/^seed_\w+/gm)?.forEach(report),
      })
      await server.stop()
      if (code !== 0) throw new Error(`seed_registry.py failed:\n${output.slice(-4000)}`)
    },
  )
  await rm(dir, { recursive: true, force: true })
  await rename(partial, dir)
  return dir
}

/**
 * A real MLflow with the seeded registry in it, on a copy of its own that is gone after `stop` (or at exit).
 * @param {{ python: string, port?: number, auth?: boolean }} options `auth`: behind basic auth, with the mock's people
 */
export async function startSeededMlflow({ python, port, auth }) {
  const from = await seededDir(python)
  const dir = join(CACHE, `mlflow-${process.pid}-${Date.now()}`)
  removeAtExit(dir)
  await cp(from, dir, { recursive: true })
  const server = await startMlflow({ python, dir, port, auth })
  if (auth) await invitePeople(server.url)
  return {
    ...server,
    async stop() {
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
