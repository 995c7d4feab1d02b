import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ensureNodes } from '../setup/nodes.mjs'
import { startSeededMlflow } from '../setup/seeded.mjs'
import { ROOT, freePort, removeAtExit, run, start, waitFor } from './processes.mjs'
import { NONE, plus } from './reports.mjs'

/** MB = 1,000,000 bytes, packed. Half of it are the scripts, compressed in advance in two ways. */
export const PACKED_LIMIT = 3_000_000

const NAME = 'mlflow-ringside'
const START_SECONDS = 60

/**
 * @param {boolean} holds
 * @param {string} otherwise
 */
function must(holds, otherwise) {
  if (!holds) throw new Error(otherwise)
}

/**
 * Files below a folder, with `/` between the parts of their names.
 * @param {string} dir
 */
const filesIn = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()

/**
 * Packs the project as it would be published, and installs that alone in an empty folder, without a network.
 * @returns {Promise<{ dir: string, tarball: string }>} `dir`: where it is installed
 */
async function packAndInstall() {
  // outside the project, whose node_modules would be found from below it
  const scratch = mkdtempSync(join(tmpdir(), 'ringside-package-'))
  removeAtExit(scratch)
  const dir = join(scratch, 'empty')
  await mkdir(dir)
  const packed = await run('npm', ['pack', '--silent', '--pack-destination', scratch])
  const [name = ''] = readdirSync(scratch).filter((file) => file.endsWith('.tgz'))
  must(packed.code === 0 && name !== '', `npm pack failed:\n${packed.output}`)
  const tarball = join(scratch, name)
  await writeFile(join(dir, 'package.json'), '{}')
  const cache = join(scratch, 'npm-cache')
  const installed = await run(
    'npm',
    ['install', tarball, '--offline', '--cache', cache, '--no-audit', '--no-fund'],
    { cwd: dir },
  )
  must(installed.code === 0, `npm install --offline failed:\n${installed.output}`)
  return { dir, tarball }
}

/**
 * Nothing but the build and what says what it is.
 * @param {string} dir
 */
function holdsTheBuild(dir) {
  const modules = join(dir, 'node_modules')
  const beside = readdirSync(modules).filter((name) => !name.startsWith('.'))
  must(isDeepStrictEqual(beside, [NAME]), `more was installed: ${beside.join(', ')}`)
  const build = filesIn(join(ROOT, 'dist')).filter((file) => !file.startsWith('client/.vite/'))
  const expected = [
    'LICENSE',
    'README.md',
    'bin/mlflow-ringside.mjs',
    ...build.map((file) => `dist/${file}`),
    'package.json',
  ]
  const files = filesIn(join(modules, NAME))
  const odd = [
    ...files.filter((file) => !expected.includes(file)).map((file) => `  not expected: ${file}`),
    ...expected.filter((file) => !files.includes(file)).map((file) => `  missing: ${file}`),
    ...files.filter((file) => /\.(?:map|tsx?)$|\btest\b/.test(file)).map((file) => `  ${file}`),
  ]
  must(odd.length === 0, `the package holds other files than it should:\n${odd.join('\n')}`)
}

/**
 * `npx mlflow-ringside` in that folder, run by the Node that is first in `path`.
 * @typedef {{ dir: string, path: string }} Place
 */

/** @param {Place} place */
const envOf = ({ path }) => ({ PATH: path, npm_config_offline: 'true' })

/**
 * @param {Place} place
 * @param {readonly string[]} args
 */
const npx = (place, args) => run('npx', [NAME, ...args], { cwd: place.dir, env: envOf(place) })

/** @param {Place} place */
async function saysWhatItIs(place) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const said = await npx(place, ['--version'])
  must(said.code === 0 && said.output === `${version}\n`, `--version: ${said.output}`)
  const help = await npx(place, ['--help'])
  must(
    help.code === 0 && help.output.startsWith(`Usage: ${NAME} [options]\n`),
    `--help: ${help.output}`,
  )
}

/** @param {Place} place */
async function refusesInOneLine(place) {
  const wrong = [['--colour'], ['--tracking-uri', 'sqlite:///x.db']]
  for (const args of wrong) {
    const { code, output } = await npx(place, args)
    must(code === 2 && /^[^\n]+\n$/.test(output), `${args.join(' ')}: exit ${code}\n${output}`)
  }
}

/**
 * @param {Place} place
 * @param {readonly string[]} args
 * @param {(url: string) => Promise<void>} work
 */
async function whileServing(place, args, work) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const served = start('npx', [NAME, '--port', String(port), ...args], {
    cwd: place.dir,
    env: envOf(place),
  })
  await waitFor(`${url}/-/health`, served, START_SECONDS)
  try {
    await work(url)
    must(served.output().includes(`Ringside  ${url}`), `it said:\n${served.output()}`)
  } finally {
    await served.stop()
  }
}

/** @param {string} url */
async function get(url) {
  const response = await fetch(url, { headers: { 'accept-encoding': 'br' } })
  return { response, text: await response.text() }
}

/**
 * The page and all that it loads by itself.
 * @param {string} url
 */
async function servesThePage(url) {
  const { response, text } = await get(`${url}/models`)
  const policy = response.headers.get('content-security-policy') ?? ''
  must(response.status === 200 && policy !== '', `/models: ${response.status}`)
  const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].flatMap(([, part]) => part ?? [])
  const scripts = parts.filter((part) => part.endsWith('.js'))
  must(scripts.length > 1 && parts.some((part) => part.endsWith('.css')), `/models:\n${text}`)
  for (const part of parts) {
    const { response: answer, text: body } = await get(url + part)
    must(answer.status === 200 && body !== '', `${part}: ${answer.status}`)
    if (part.startsWith('/assets/') && answer.headers.get('content-encoding') !== 'br')
      must(body.length < 1400, `${part} is not compressed`)
  }
}

/** @param {string} url */
const config = async (url) => JSON.parse((await get(`${url}/config.json`)).text)

/** @param {Place} place */
const showsTheMock = (place) =>
  whileServing(place, [], async (url) => {
    await servesThePage(url)
    const { connection } = await config(url)
    must(connection === 'mock', `config.json says ${connection}`)
    const worker = await get(`${url}/mockServiceWorker.js`)
    must(worker.response.status === 200, 'the mock has no service worker')
  })

/**
 * @param {Place} place
 * @param {string} mlflow
 */
const showsARealServer = (place, mlflow) =>
  whileServing(place, ['--tracking-uri', mlflow], async (url) => {
    await servesThePage(url)
    const { connection, probe } = await config(url)
    must(connection === 'server' && probe.state === 'ok', JSON.stringify({ connection, probe }))
    const models = await get(`${url}/api/2.0/mlflow/registered-models/search?max_results=1`)
    must(
      models.response.status === 200 && JSON.parse(models.text).registered_models.length === 1,
      `one model: ${models.response.status} ${models.text}`,
    )
    const worker = await get(`${url}/mockServiceWorker.js`)
    must(worker.response.status === 404, 'a service worker on a real server')
  })

/**
 * What is published works by itself: packed, installed in an empty folder without a network, and run as a stranger would,
 * on each supported Node that can be had.
 * @param {import('./steps.mjs').Context} context
 * @returns {Promise<import('./steps.mjs').Result>}
 */
export async function packaged({ python }) {
  const [{ dir, tarball }, nodes, mlflow] = await Promise.all([
    packAndInstall(),
    ensureNodes(),
    python === null ? null : startSeededMlflow({ python }),
  ])
  let counts = NONE
  let real = NONE
  /** @type {string[]} */
  const faults = []
  /**
   * @param {string} title
   * @param {() => void | Promise<void>} work
   */
  async function check(title, work) {
    try {
      await work()
      counts = plus(counts, { ...NONE, passed: 1 })
      return true
    } catch (error) {
      counts = plus(counts, { ...NONE, failed: 1 })
      faults.push(`${title}: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }
  const { size } = statSync(tarball)
  const sum = `packed: ${size / 1_000_000} MB, at most ${PACKED_LIMIT / 1_000_000}`
  const others = process.env.PATH ?? ''
  /** @type {string[]} */
  const ran = []
  try {
    await check('holds the build and nothing else', () => holdsTheBuild(dir))
    await check('size', () => must(size <= PACKED_LIMIT, sum))
    // the Node that runs this is one of them, where they could be had
    const paths = nodes.bins.map((bin) => bin + delimiter + others)
    for (const path of paths.length > 0 ? paths : [others]) {
      const place = { dir, path }
      const { output } = await run('node', ['--version'], { env: { PATH: path } })
      const on = `Node ${output.trim()}`
      ran.push(output.trim())
      await check(`${on}: --version and --help`, () => saysWhatItIs(place))
      await check(`${on}: wrong options`, () => refusesInOneLine(place))
      await check(`${on}: on the mock`, () => showsTheMock(place))
      if (mlflow === null) continue
      const ok = await check(`${on}: on a real MLflow`, () => showsARealServer(place, mlflow.url))
      real = plus(real, ok ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 })
    }
  } finally {
    await mlflow?.stop()
  }
  return {
    counts: plus(counts, { ...NONE, skipped: nodes.missing.length }),
    real,
    notes: [`${sum}; run on Node ${ran.join(', ')}`, ...nodes.missing],
    output: faults.join('\n'),
  }
}
