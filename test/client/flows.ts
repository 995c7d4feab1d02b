import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { addPerson } from '../../src/mocks/auth/accounts'
import { serveMock } from '../../src/mocks/node'
import { createServer } from '../../src/mocks/server'
import { emptyWorld } from '../../src/mocks/world'
import { ADMIN } from '../mlflow.mjs'
import { ROOT, run } from '../runner/processes.mjs'

/** The Python with MLflow in it, and real servers: without sign-in, and with. */
const PYTHON = process.env.RINGSIDE_TEST_PYTHON ?? ''
const REAL = process.env.RINGSIDE_TEST_MLFLOW ?? ''
const REAL_AUTH = process.env.RINGSIDE_TEST_MLFLOW_AUTH ?? ''

/** Many models are trained, logged and loaded in one run, on a busy machine. */
const TIMEOUT_MS = 300_000

const folder = join(ROOT, 'test/client')
const results = z.record(z.string(), z.nullable(z.string()))

/** What MLflow's own client says to a server: failures by the names of the tests in Python. */
async function failures(module: string, url: string, signIn: boolean) {
  const dir = await mkdtemp(join(tmpdir(), 'ringside-client-'))
  try {
    const { code, output } = await run(PYTHON, [join(folder, 'run.py'), module], {
      cwd: dir,
      env: {
        PYTHONPATH: folder,
        PYTHONDONTWRITEBYTECODE: '1',
        MLFLOW_TRACKING_URI: url,
        ...(signIn && {
          MLFLOW_TRACKING_USERNAME: ADMIN.username,
          MLFLOW_TRACKING_PASSWORD: ADMIN.password,
        }),
        MLFLOW_DISABLE_TELEMETRY: 'true',
        // a failure is to be seen, not sent again with growing pauses
        MLFLOW_HTTP_REQUEST_MAX_RETRIES: '0',
        GIT_PYTHON_REFRESH: 'quiet',
      },
    })
    const last = output.trimEnd().split('\n').at(-1) ?? ''
    if (code !== 0 || !last.startsWith('{')) throw new Error(output)
    return new Map(Object.entries(results.parse(JSON.parse(last))))
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function startMock(signIn: boolean) {
  const world = emptyWorld()
  if (signIn) addPerson(world, ADMIN.username, ADMIN.password, true)
  return serveMock(createServer(world))
}

/**
 * Each test of `<module>.py` becomes a test here, once against the mock and once against a real server.
 * `signIn`: servers with basic auth, spoken to as an admin.
 */
export function testFlows(module: string, { signIn = false } = {}) {
  const source = readFileSync(join(folder, `${module}.py`), 'utf8')
  const names = [...source.matchAll(/^ {4}def (test_\w+)/gm)].map(([, name = '']) => name)

  const against = (start: () => Promise<{ url: string; close?: () => Promise<void> }>) => {
    let found: ReadonlyMap<string, string | null>
    beforeAll(async () => {
      const { url, close } = await start()
      found = await failures(module, url, signIn)
      return close
    }, TIMEOUT_MS)

    test.each(names)('%s', (name) => {
      // undefined: it was not run
      expect(found.get(name), found.get(name) ?? [...found.values()].join('\n')).toBeNull()
    })
  }

  describe('the mock', () => against(() => startMock(signIn)))
  describe('a real MLflow', () => against(async () => ({ url: signIn ? REAL_AUTH : REAL })))
}
