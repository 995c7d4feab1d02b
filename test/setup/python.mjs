import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT, removeAtExit, run } from '../runner/processes.mjs'
import { say, withProgress } from '../runner/progress.mjs'
import { aptInstall } from './apt.mjs'

export const CACHE = join(ROOT, '.cache')

const PINS = join(ROOT, 'test/python')
const NAMES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']
/** MLflow 3.17 needs 3.10; a Python newer than the pins has no wheels, and pip then says so within seconds. */
const OLDEST = 10

/** @typedef {{ command: string, minor: number, ensurepip: boolean }} Found */

/** @returns {Promise<Found | null>} */
async function findPython() {
  const ask =
    'import importlib.util as u, sys; print(*sys.version_info[:2], u.find_spec("ensurepip") is not None)'
  for (const command of NAMES) {
    const { code, output } = await run(command, ['-c', ask])
    const [major, minor, ensurepip] = output.trim().split(' ')
    if (code === 0 && major === '3' && Number(minor) >= OLDEST) {
      return { command, minor: Number(minor), ensurepip: ensurepip === 'True' }
    }
  }
  return null
}

/**
 * @param {string} dir
 * @param {Found} found
 */
async function makeVenv(dir, { command, minor, ensurepip }) {
  // Debian takes ensurepip out of Python and into a package
  if (!ensurepip) await aptInstall([`python3.${minor}-venv`])
  const whole = await run(command, ['-m', 'venv', dir])
  if (whole.code === 0) return { python: join(dir, 'bin/python'), pip: ['-m', 'pip'] }
  await rm(dir, { recursive: true, force: true })
  // without the package, a pip outside can still fill the environment
  const bare = await run(command, ['-m', 'venv', '--without-pip', dir])
  const python = join(dir, 'bin/python')
  const outside = await run(command, ['-m', 'pip', '--python', python, '--version'])
  if (bare.code === 0 && outside.code === 0) {
    return { python: command, pip: ['-m', 'pip', '--python', python] }
  }
  return null
}

/**
 * What is pinned for one MLflow. `constraints` are chosen by Python's minor version.
 * @typedef {{ mlflow: string, size: string, requirements: string, constraints: (minor: number) => string }} Pins
 */

/** @type {Pins} */
const NEWEST = {
  mlflow: '3.17.2',
  size: 'a gigabyte',
  requirements: join(PINS, 'requirements.txt'),
  constraints: (minor) => join(PINS, `constraints-py${minor < 11 ? '310' : '311'}.txt`),
}

/** @type {Pins} */
const OF_2 = {
  mlflow: '2.22.5',
  size: 'half a gigabyte',
  requirements: join(PINS, 'mlflow2/requirements.txt'),
  constraints: () => join(PINS, 'mlflow2/constraints.txt'),
}

/** The Python with the newest MLflow in it, and what the seed trains with. */
export const pythonEnv = () => envOf(NEWEST)

/** The Python with an MLflow 2 in it. */
export const olderPythonEnv = () => envOf(OF_2)

/**
 * Made on first use and kept in `.cache`.
 * @param {Pins} pinned
 * @returns {Promise<{ python: string } | { missing: string }>}
 */
async function envOf(pinned) {
  if (process.platform === 'win32') return { missing: 'the real MLflow is not run on Windows' }
  const found = await findPython()
  if (found === null)
    return { missing: `no Python 3.${OLDEST} or newer (looked for ${NAMES.join(', ')})` }

  const { requirements } = pinned
  const constraints = pinned.constraints(found.minor)
  const pins = [requirements, constraints]
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#'))
  const identity = [found.minor, ...pins].join('\n')
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 12)
  const dir = join(CACHE, `python-${hash}`)
  const python = join(dir, 'bin/python')
  const complete = join(dir, 'complete')
  if (existsSync(complete) && existsSync(python)) return { python }

  const partial = `${dir}.partial-${process.pid}`
  await mkdir(CACHE, { recursive: true })
  removeAtExit(partial)
  const venv = await makeVenv(partial, found)
  if (venv === null) {
    return { missing: `${found.command} can't make an environment (python3-venv is not installed)` }
  }
  const args = ['install', '--only-binary=:all:', '--no-input', '--progress-bar=off']
  const { code, output } = await withProgress(
    `Python 3.${found.minor} with mlflow ${pinned.mlflow} into .cache (once, ${pinned.size})`,
    (report) => {
      let collected = 0
      return run(venv.python, [...venv.pip, ...args, '-r', requirements, '-c', constraints], {
        env: { PIP_DISABLE_PIP_VERSION_CHECK: '1' },
        onText(text) {
          collected += text.split('Collecting ').length - 1
          report(
            text.includes('Installing collected') ? 'installing' : `${collected} packages so far`,
          )
        },
      })
    },
  )
  if (code !== 0) {
    await rm(partial, { recursive: true, force: true })
    say(output.split('\n').slice(-12).join('\n'))
    return { missing: 'pip could not install MLflow; its last words are above' }
  }
  await rm(dir, { recursive: true, force: true })
  await rename(partial, dir)
  await writeFile(complete, `${identity}\n`)
  return { python }
}
