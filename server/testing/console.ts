import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { parseAddress } from '../address'
import { LIMITS, PLAIN_LEDGER, type FrontOptions } from '../frontOptions'
import { startServer } from '../main'
import { createForward } from '../nodeForward'
import type { Credential } from '../caller'

/** The value of the `authorization` that the console keeps for its backend. */
export const CREDENTIAL = 'Basic Y2FuYXJ5OmNhbmFyeS1wYXNzd29yZA=='

export const PAGE = '<!doctype html><title>the page</title>'

export interface ConsoleOptions {
  /** The backend's port; null: no backend. */
  upstream: number | null
  /** Another one for tracking. */
  tracking?: number
  /** Path prefix of the backend. */
  prefix?: string
  readOnly?: boolean
  credential?: Credential
  publicOrigins?: readonly string[]
  ledger?: FrontOptions['ledger']
  limits?: FrontOptions['limits']
  requestMs?: number
}

/** The real server on a free port, over a tiny build, with a file beside it that must not be served. */
export async function startConsole(options: ConsoleOptions) {
  const dir = mkdtempSync(join(tmpdir(), 'ringside-'))
  const clientDir = join(dir, 'client')
  mkdirSync(join(clientDir, 'assets'), { recursive: true })
  writeFileSync(join(dir, 'package.json'), 'outside-the-build')
  writeFileSync(join(clientDir, 'index.html'), PAGE)
  writeFileSync(join(clientDir, 'mockServiceWorker.js'), '// worker')
  writeFileSync(join(clientDir, 'assets', 'index-1a2b3c4d.js'), 'export {}')

  writeFileSync(join(clientDir, 'assets', 'big-1.js'), 'big')
  writeFileSync(join(clientDir, 'assets', 'big-1.js.br'), brotliCompressSync('big'))

  const { upstream, prefix = '' } = options
  const address = (port: number) => parseAddress('a test', `http://127.0.0.1:${port}${prefix}`)
  const sender =
    upstream === null
      ? null
      : createForward({
          registry: address(upstream),
          tracking: address(options.tracking ?? upstream),
          tls: { insecure: false, ca: null },
        })
  const running = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicOrigins: options.publicOrigins ?? [],
    clientDir,
    forward: sender?.forward ?? null,
    ...(options.requestMs === undefined ? {} : { requestMs: options.requestMs }),
    front: {
      connection: upstream === null ? 'mock' : 'server',
      name: upstream === null ? 'mock' : address(upstream).name,
      twoServers: options.tracking !== undefined,
      credential: options.credential ?? { kind: 'none' },
      readOnlyBecause: options.readOnly === true ? 'This console was started read-only.' : null,
      ledger: options.ledger ?? PLAIN_LEDGER,
      limits: { ...LIMITS, ...options.limits },
    },
  })
  const port = Number(new URL(running.origin).port)
  return {
    port,
    clientDir,
    origin: running.origin,
    host: `127.0.0.1:${port}`,
    close: async () => {
      await running.close()
      sender?.close()
      rmSync(dir, { recursive: true })
    },
  }
}

export const sharedCredential: Credential = {
  kind: 'shared',
  authorization: { registry: CREDENTIAL, tracking: CREDENTIAL },
  user: 'canary',
}
