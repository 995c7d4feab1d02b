import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveMock } from '../../src/mocks/node'
import { plant } from '../../src/mocks/seeds'
import { invite } from '../../src/mocks/seeds/people'
import { createServer } from '../../src/mocks/server'
import type { World } from '../../src/mocks/world'
import { readSnapshot } from '../../src/registry/snapshot/snapshotFile'
import { UsageError } from '../address'
import { snapshot } from './snapshot'

/** Of the bank's models a few, each with versions that hold aliases. */
const FEW = ['card-fraud', 'credit-default-pd', 'ticket-router', 'kyc-match']

let world: World
let mock: Awaited<ReturnType<typeof serveMock>>
let asked: string[]
let refuse: (path: string) => Response | null
let dir: string
let said: string[]
let complaints: string[]
let stop: AbortController
beforeEach(async () => {
  world = await plant('open')
  for (const name of world.models.keys()) if (!FEW.includes(name)) world.models.delete(name)
  asked = []
  refuse = () => null
  const serve = createServer(world)
  mock = await serveMock(async (request) => {
    const { pathname } = new URL(request.url)
    asked.push(pathname)
    return refuse(pathname) ?? serve(request)
  })
  dir = mkdtempSync(join(tmpdir(), 'ringside-snapshot-'))
  said = []
  complaints = []
  stop = new AbortController()
})
afterEach(async () => {
  rmSync(dir, { recursive: true })
  await mock.close()
})

const io = (env: Record<string, string> = {}) => ({
  env: { MLFLOW_TRACKING_URI: mock.url, ...env },
  home: '/nowhere',
  readFile: () => null,
  out: (line: string) => said.push(line),
  complain: (line: string) => complaints.push(line),
  signal: stop.signal,
})

const file = () => join(dir, 'registry.json')
const take = (...more: string[]) => snapshot(['--out', file(), ...more], io())
const written = () => {
  const found = readSnapshot(readFileSync(file(), 'utf8'))
  if (found === null) throw new Error('no snapshot was written')
  return found
}
const getsArtifact = () => asked.filter((path) => path.endsWith('/get-artifact')).length

test('writes all models and every version with an alias, and says how much', async () => {
  expect(await take()).toBe(0)
  const { head, snapshot: found } = written()
  expect(head).toEqual({ of: new URL(mock.url).host, workspace: null, ended: found.ended })
  expect(found.listed).toBe(true)
  expect(found.models.map(({ name }) => name).sort()).toEqual(FEW.toSorted())
  const held = [...world.models.values()].map(({ aliases }) => new Set(aliases.values()).size)
  expect(found.versions.size).toBe(held.reduce((sum, count) => sum + count))
  expect(said.at(-1)).toContain(
    `${found.models.length} models, ${found.versions.size} versions with an alias`,
  )
  expect(readdirSync(dir)).toEqual(['registry.json'])
})

test('goes on from the file that is there: moved aliases are found, files are not read again', async () => {
  await take()
  const first = getsArtifact()
  const model = world.models.get('card-fraud')
  const versions = [...(model?.versions.keys() ?? [])]
  const [to = 1] = versions.filter((version) => version !== model?.aliases.get('champion'))
  model?.aliases.set('champion', to)
  asked.length = 0
  expect(await take()).toBe(0)
  expect(getsArtifact()).toBeLessThan(first / 2)
  const again = written().snapshot.models.find(({ name }) => name === 'card-fraud')
  expect(again?.aliases.get('champion')).toBe(String(to))
})

test('what could not be read is marked, said, and told by the exit code', async () => {
  let closed = 0
  refuse = (path) =>
    path.endsWith('/model-versions/get') && closed++ === 0
      ? Response.json({ error_code: 'PERMISSION_DENIED', message: 'no' }, { status: 403 })
      : null
  expect(await take()).toBe(3)
  expect(complaints).toEqual(['something of 1 version could not be read.'])
  const unread = [...written().snapshot.versions.values()].filter(({ record }) => !record.known)
  expect(unread).toHaveLength(1)
})

test('not read to the end: the file stays as it was', async () => {
  writeFileSync(file(), 'as it was')
  let page = 0
  refuse = (path) =>
    path.endsWith('/model-versions/get') && page++ === 3 ? new Response('', { status: 401 }) : null
  expect(await take()).toBe(1)
  expect(complaints.at(-1)).toContain('Nothing was written.')
  expect(readFileSync(file(), 'utf8')).toBe('as it was')
  expect(readdirSync(dir)).toEqual(['registry.json'])
})

test('told to stop, it stops, and leaves nothing half written', async () => {
  let served = 0
  refuse = () => {
    served += 1
    if (served === 12) stop.abort()
    return null
  }
  expect(await take()).toBe(1)
  expect(complaints.at(-1)).toContain('It was told to stop.')
  expect(readdirSync(dir)).toEqual([])
})

test('into a place that is not there', async () => {
  expect(await snapshot(['--out', join(dir, 'no', 'such.json')], io())).toBe(1)
  expect(complaints.at(-1)).toContain('The file could not be written (ENOENT).')
})

test('without a credential where one is asked for, and with one', async () => {
  invite(world)
  expect(await take()).toBe(1)
  expect(complaints.at(-1)).toContain('set MLFLOW_TRACKING_USERNAME')
  const env = {
    MLFLOW_TRACKING_USERNAME: 'ada-admin',
    MLFLOW_TRACKING_PASSWORD: 'ringside-ada-admin',
  }
  expect(await snapshot(['--out', file()], io(env))).toBe(0)
  expect(written().snapshot.models.length).toBeGreaterThan(0)
})

test('again and again, until it is told to stop', async () => {
  const ended = take('--every', '1s')
  await expect
    .poll(() => said.filter((line) => line.includes(' in ')).length, { timeout: 15_000 })
    .toBe(2)
  stop.abort()
  expect(await ended).toBe(0)
})

test.each([[[]], [['--out']], [['--out', 'x', '--every', 'now']], [['--out', 'x', '--often']]])(
  'does not take %j',
  async (argv) => {
    await expect(snapshot(argv, io())).rejects.toThrow(UsageError)
  },
)

test('help', async () => {
  expect(await snapshot(['--help'], io())).toBe(0)
  expect(said[0]).toMatch(/^Usage: mlflow-ringside snapshot --out <file> /)
})
