import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const GRACE_MS = 8000
const posix = process.platform !== 'win32'

/** @type {Set<Child>} */
const running = new Set()

/**
 * A process and all that it starts: it leads a group of its own, so that stopping a server stops its workers.
 * @typedef {object} Child
 * @property {(signal: NodeJS.Signals) => void} signal to the whole group
 * @property {() => string} output what it has said so far, both streams in the order of arrival
 * @property {() => boolean} alive
 * @property {Promise<number>} ended its exit code; 1 when it could not be started or died of a signal
 * @property {(graceMs?: number) => Promise<void>} stop asks, waits, then kills; resolves when it is gone
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onText?: (text: string) => void }} [options] `env` is added to `testEnv()`
 * @returns {Child}
 */
export function start(command, args, { cwd = ROOT, env = {}, onText } = {}) {
  let said = ''
  const hear = (/** @type {Buffer} */ chunk) => {
    const text = chunk.toString()
    said += text
    onText?.(text)
  }
  const child = spawn(command, args, {
    cwd,
    env: { ...testEnv(), ...env },
    detached: posix,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('error', (error) => {
      said += `${command}: ${error.message}\n`
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    if (child.pid === undefined) return
    try {
      process.kill(posix ? -child.pid : child.pid, name)
    } catch {
      // already gone
    }
  }
  /** @type {Child} */
  const self = {
    signal,
    output: () => said,
    alive: () => running.has(self),
    ended,
    async stop(graceMs = GRACE_MS) {
      signal('SIGTERM')
      const kill = setTimeout(() => signal('SIGKILL'), graceMs)
      await ended
      clearTimeout(kill)
      // a worker may outlive the leader that was asked
      signal('SIGKILL')
    },
  }
  running.add(self)
  void ended.then(() => running.delete(self))
  return self
}

/**
 * Runs to the end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof start>[2]} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options) {
  const child = start(command, args, options)
  const code = await child.ended
  return { code, output: child.output() }
}

/** @type {Set<string>} */
const scratch = new Set()

/**
 * A directory of this process alone: gone when it ends.
 * @param {string} dir
 */
export function removeAtExit(dir) {
  scratch.add(dir)
}

let leaving = false

/** Nothing that was started or written for the moment outlives this process, however it ends (SIGKILL excepted). */
export function leaveNothingBehind() {
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      if (leaving) return
      leaving = true
      void Promise.all([...running].map((child) => child.stop())).finally(() => process.exit(130))
    })
  }
  process.on('exit', () => {
    for (const child of running) child.signal('SIGKILL')
    for (const dir of scratch) rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  })
}

/** Between a Ctrl-C and the end, when failures are only processes that were told to stop. */
export const isLeaving = () => leaving

// What a person has set for their own MLflow or console must not reach the servers under test.
const THEIRS = /^(MLFLOW_|RINGSIDE_|E2E_|CONTRACT_)|^(PORT|HOST|PYTHONPATH|PYTHONHOME|VIRTUAL_ENV)$/
const LOOPBACK = '127.0.0.1,localhost'

/** @returns {NodeJS.ProcessEnv} */
export function testEnv() {
  const kept = Object.entries(process.env).filter(([name]) => !THEIRS.test(name))
  const env = Object.fromEntries(kept)
  const direct = env.NO_PROXY ?? env.no_proxy
  // Python's clients would send loopback requests to a proxy, too
  env.NO_PROXY = env.no_proxy = direct ? `${direct},${LOOPBACK}` : LOOPBACK
  return env
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const POLL_MS = 150

/**
 * Until `url` answers 200. Throws with what the process said when it ends first, or after `seconds`.
 * @param {string} url
 * @param {Child} child
 * @param {number} seconds
 */
export async function waitFor(url, child, seconds) {
  const deadline = Date.now() + seconds * 1000
  while (child.alive() && Date.now() < deadline) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  const why = child.alive() ? `did not answer within ${seconds} s` : 'ended before it answered'
  await child.stop()
  throw new Error(`${url} ${why}:\n${child.output().slice(-4000)}`)
}
