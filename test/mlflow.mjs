import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, start, waitFor } from './runner/processes.mjs'

/** The first start makes the tables; on two busy cores that alone takes ten seconds. */
const START_SECONDS = 120

export const ADMIN = { username: 'admin', password: 'ringside-test-admin' }

const BASIC_AUTH = {
  args: ['--app-name', 'basic-auth'],
  // Without the cache every request pays for scrypt, about half a second.
  ini: (/** @type {string} */ defaultPermission) =>
    [
      '[mlflow]',
      `default_permission = ${defaultPermission}`,
      'database_uri = sqlite:///auth.db',
      `admin_username = ${ADMIN.username}`,
      'authorization_function = mlflow.server.auth:authenticate_request_basic_auth',
      'grant_default_workspace_access = false',
      'auth_cache_ttl_seconds = 60',
      '',
    ].join('\n'),
}

/**
 * A real MLflow server on 127.0.0.1, with its database and files in `dir` (made when missing, kept on stop). Throws with
 * the server's own words when it doesn't come up.
 * @param {{ python: string, dir: string, port?: number, auth?: boolean, defaultPermission?: string, workspaces?: boolean, more?: NodeJS.ProcessEnv }} options
 * `auth`: basic auth, `ADMIN` may do all, others where nothing is granted `defaultPermission`. Several servers may stand
 * on one `dir`, once the first is up. `more`: of its environment.
 */
export async function startMlflow({
  python,
  dir,
  port,
  auth = false,
  defaultPermission = 'READ',
  workspaces = false,
  more: settings = {},
}) {
  await mkdir(dir, { recursive: true })
  const at = port ?? (await freePort())
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    MLFLOW_DISABLE_TELEMETRY: 'true',
    // job queues for features that nobody here uses: eight processes
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
    ...settings,
  }
  if (auth) {
    env.MLFLOW_AUTH_CONFIG_PATH = join(dir, `auth-${at}.ini`)
    env.MLFLOW_AUTH_ADMIN_PASSWORD = ADMIN.password
    env.MLFLOW_FLASK_SERVER_SECRET_KEY = 'only-for-tests'
    await writeFile(env.MLFLOW_AUTH_CONFIG_PATH, BASIC_AUTH.ini(defaultPermission))
  }
  const store = ['--backend-store-uri', 'sqlite:///mlflow.db']
  const files = ['--artifacts-destination', './mlartifacts']
  const address = ['--host', '127.0.0.1', '--port', String(at), '--workers', '1']
  const more = workspaces ? ['--enable-workspaces'] : []
  const args = ['-m', 'mlflow', 'server', ...store, ...files, ...address, ...more]
  const server = start(python, auth ? [...args, ...BASIC_AUTH.args] : args, { cwd: dir, env })
  const url = `http://127.0.0.1:${at}`
  await waitFor(`${url}/health`, server, START_SECONDS)
  return { url, stop: server.stop, output: server.output, ended: server.ended }
}
