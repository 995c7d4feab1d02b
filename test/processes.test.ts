import { afterEach, expect, test, vi } from 'vitest'
import { freePort, run, start, testEnv, waitFor } from './runner/processes.mjs'

afterEach(() => vi.unstubAllEnvs())

test('what a person has set for a server of their own reaches no server under test', () => {
  vi.stubEnv('MLFLOW_TRACKING_URI', 'https://mlflow.example.org')
  vi.stubEnv('RINGSIDE_READ_ONLY', '1')
  vi.stubEnv('PORT', '80')
  vi.stubEnv('NO_PROXY', 'example.org')
  const env = testEnv()
  expect(env).not.toHaveProperty('MLFLOW_TRACKING_URI')
  expect(env).not.toHaveProperty('RINGSIDE_READ_ONLY')
  expect(env).not.toHaveProperty('PORT')
  expect(env).toMatchObject({ PATH: process.env.PATH, NO_PROXY: 'example.org,127.0.0.1,localhost' })
})

test('a run gives its code and all it said', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3'
  const { code, output } = await run(process.execPath, ['-e', script])
  expect(code).toBe(3)
  expect(output.split('\n').toSorted()).toEqual(['', 'err', 'out'])
})

test('a command that does not exist fails and says so', async () => {
  expect(await run('no-such-command', [])).toMatchObject({
    code: 1,
    output: expect.stringContaining('no-such-command'),
  })
})

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('stop ends a worker that its leader has left behind and that hears no SIGTERM', async () => {
  const worker =
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(process.pid)'
  const leader = `
    const { spawn } = require('node:child_process')
    spawn(process.execPath, ['-e', ${JSON.stringify(worker)}], { stdio: ['ignore', 'inherit', 'ignore'] })`
  let pid = 0
  const child = start(process.execPath, ['-e', leader], { onText: (text) => (pid = Number(text)) })
  await vi.waitUntil(() => pid > 0, 10_000)
  expect(isAlive(pid)).toBe(true)
  await child.stop(500)
  await vi.waitUntil(() => !isAlive(pid), 5000)
}, 20_000)

test('a server that ends before it answers is an error with its own words', async () => {
  const port = await freePort()
  const child = start(process.execPath, ['-e', 'console.error("no such database")'])
  await expect(waitFor(`http://127.0.0.1:${port}`, child, 20)).rejects.toThrow('no such database')
})

test('a server that never answers is an error, and stopped', async () => {
  const port = await freePort()
  const child = start(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await expect(waitFor(`http://127.0.0.1:${port}`, child, 1)).rejects.toThrow('within 1 s')
  expect(child.alive()).toBe(false)
})
