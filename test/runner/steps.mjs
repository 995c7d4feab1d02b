import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startConsole } from '../console.mjs'
import { startEmptyMlflow } from '../setup/empty.mjs'
import { startGuardedMlflow } from '../setup/guarded.mjs'
import { invitePeople } from '../setup/people.mjs'
import { startSeededMlflow } from '../setup/seeded.mjs'
import { unknownCommands } from './commands.mjs'
import { FIRST_LOAD_LIMIT, firstLoad } from './firstLoad.mjs'
import { lockfileGaps } from './lockfile.mjs'
import { packaged } from './package.mjs'
import { ROOT, run } from './processes.mjs'
import {
  NONE,
  countsOf,
  plus,
  readPlaywright,
  readRepeated,
  readVitest,
  readVitestSuite,
} from './reports.mjs'

/**
 * What a step has to work with. `python` is null where the real MLflow can't be had, `older` where that of the 2nd
 * generation can't. `files`: parts of names, where only some files of tests are asked for.
 * @typedef {{ python: string | null, older: string | null, reports: string, files: readonly string[] }} Context
 *
 * `real`: those of the counts that come from a real MLflow. `notes`: lines worth reading even when all is well.
 * `output`: shown when something failed.
 * @typedef {{ counts: Counts, real?: Counts, notes?: string[], output: string }} Result
 *
 * `real`: all of it needs a real MLflow, or a part that is left out where there is none; `older`: so with MLflow 2.
 * `chromium`, `built`: what else it needs.
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {'all' | 'part'} [real]
 * @property {'all' | 'part'} [older]
 * @property {true} [chromium]
 * @property {true} [built]
 * @property {(context: Context) => Promise<Result>} run
 *
 * @typedef {import('./reports.mjs').Counts} Counts
 */

const BIN = join(ROOT, 'node_modules/.bin')
const CLIENT = join(ROOT, 'dist/client')

/**
 * A step that only succeeds or fails: one.
 * @param {boolean} ok
 * @param {string} output
 * @param {string[]} [notes]
 * @returns {Result}
 */
const one = (ok, output, notes) => ({
  counts: ok ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 },
  notes,
  output,
})

/**
 * @param {string} script of package.json
 * @param {readonly string[]} [args]
 */
const npm =
  (script, args = []) =>
  async () => {
    const { code, output } = await run('npm', ['run', '--silent', script, '--', ...args])
    return one(code === 0, output)
  }

/** @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/**
 * @param {string} project
 * @param {Context} context
 * @param {NodeJS.ProcessEnv} [env]
 */
async function runVitest(project, { reports, files }, env) {
  const file = join(reports, `vitest-${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = ['run', '--project', project, ...reporters, ...files]
  const { code, output } = await run(join(BIN, 'vitest'), args, { env })
  const report = readIfThere(file)
  return { counts: countsOf(report, code, readVitest), report, output }
}

const vitest = (/** @type {string} */ project) => (/** @type {Context} */ context) =>
  runVitest(project, context)

/** The suites of the contract that ask a real MLflow, and how they are told where a server and its Python are. */
const REAL_SUITES = ['a real MLflow', 'a real MLflow 2.22']
const REAL_ADDRESS = 'RINGSIDE_TEST_MLFLOW'
const OLDER_ADDRESS = 'RINGSIDE_TEST_MLFLOW_2'
const GUARDED_ADDRESS = 'RINGSIDE_TEST_MLFLOW_AUTH'
const CLOSED_ADDRESS = 'RINGSIDE_TEST_MLFLOW_CLOSED'
const REAL_PYTHON = 'RINGSIDE_TEST_PYTHON'

/**
 * @param {Context} context
 * @returns {Promise<Result>}
 */
async function contract(context) {
  if (context.python === null) return runVitest('contract', context)
  const { python, older } = context
  const [mlflow, guarded, ofTwo] = await Promise.all([
    startSeededMlflow({ python }),
    startGuardedMlflow({ python }),
    older === null ? null : startEmptyMlflow({ python: older }),
  ])
  try {
    const { report, ...result } = await runVitest('contract', context, {
      [REAL_ADDRESS]: mlflow.url,
      [OLDER_ADDRESS]: ofTwo?.url,
      [GUARDED_ADDRESS]: guarded.open,
      [CLOSED_ADDRESS]: guarded.closed,
      [REAL_PYTHON]: context.python,
    })
    const suites = older === null ? REAL_SUITES.slice(0, 1) : REAL_SUITES
    const real = suites.map((suite) => countsOf(report, 0, readVitestSuite(suite))).reduce(plus)
    // without this, a suite that is named otherwise one day would pass for one that was asked
    const unasked = real.failed > result.counts.failed
    return { ...result, counts: unasked ? plus(result.counts, real) : result.counts, real }
  } finally {
    await Promise.all([mlflow.stop(), guarded.stop(), ofTwo?.stop()])
  }
}

/**
 * Many people and programs at one ledger at once, judged by a checker of its own.
 * @param {Context} context
 * @returns {Promise<Result>}
 */
async function histories(context) {
  if (context.python === null) return vitest('histories')(context)
  const mlflow = await startEmptyMlflow({ python: context.python })
  try {
    const { report, ...result } = await runVitest('histories', context, {
      [REAL_ADDRESS]: mlflow.url,
    })
    return { ...result, real: countsOf(report, 0, readVitestSuite(REAL_SUITES[0] ?? '')) }
  } finally {
    await mlflow.stop()
  }
}

/**
 * What pages show to be copied, run as it is.
 * @param {Context} context
 * @returns {Promise<Result>}
 */
async function usage(context) {
  if (context.python === null) throw new Error('needs a real MLflow')
  const mlflow = await startSeededMlflow({ python: context.python })
  try {
    const { counts, output } = await runVitest('usage', context, {
      [REAL_ADDRESS]: mlflow.url,
      [REAL_PYTHON]: context.python,
    })
    return { counts, real: counts, output }
  } finally {
    await mlflow.stop()
  }
}

/**
 * MLflow's own Python client, against the mock and against real servers.
 * @param {Context} context
 * @returns {Promise<Result>}
 */
async function client(context) {
  const { python } = context
  if (python === null) throw new Error('needs MLflow’s client')
  const mlflow = await startSeededMlflow({ python })
  const guarded = await startSeededMlflow({ python, auth: true })
  try {
    const { report, ...result } = await runVitest('client', context, {
      [REAL_ADDRESS]: mlflow.url,
      [GUARDED_ADDRESS]: guarded.url,
      [REAL_PYTHON]: python,
    })
    return { ...result, real: countsOf(report, 0, readVitestSuite(REAL_SUITES[0] ?? '')) }
  } finally {
    await Promise.all([mlflow.stop(), guarded.stop()])
  }
}

/**
 * @param {'mock' | 'live' | 'older' | 'auth'} target
 * @param {Context} context
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Result>}
 */
async function playwright(target, { reports, files }, env) {
  const file = join(reports, `playwright-${target}.json`)
  const { code, output } = await run(join(BIN, 'playwright'), ['test', ...files], {
    env: { ...env, E2E_TARGET: target, E2E_REPORT: file },
  })
  const report = readIfThere(file)
  return {
    counts: countsOf(report, code, readPlaywright),
    notes:
      report === null
        ? []
        : [
            ...measured(report),
            ...readRepeated(report).map((title) => `passed only when repeated: ${title}`),
          ],
    output,
  }
}

/**
 * What tests have measured, by `test.info().annotations` of the type `measured`.
 * @param {string} report
 */
function measured(report) {
  /** @type {string[]} */
  const notes = []
  JSON.parse(report, (_key, value) => {
    if (value?.type === 'measured' && !notes.includes(value.description))
      notes.push(value.description)
    return value
  })
  return notes
}

/** @returns {Promise<Result>} */
async function lockfile() {
  const gaps = lockfileGaps(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')))
  return one(
    gaps.length === 0,
    `package-lock.json lacks what some platforms need (npm ci will fail there):\n${gaps.join('\n')}`,
  )
}

/** @returns {Promise<Result>} */
async function commands() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const unknown = ['README.md', 'docs/ARCHITECTURE.md', 'docs/performance.md'].flatMap((path) =>
    unknownCommands(readFileSync(join(ROOT, path), 'utf8'), scripts).map(
      (command) => `${path}: there is no ${command}`,
    ),
  )
  const helps = await Promise.all([
    run('npm', ['start', '--silent', '--', '--help']),
    run('npm', ['test', '--silent', '--', '--help']),
    ...[[], ['setup'], ['watch'], ['snapshot']].map((command) =>
      run(process.execPath, ['bin/mlflow-ringside.mjs', ...command, '--help']),
    ),
    run('npm', ['run', '--silent', 'bench', '--', '--help']),
  ])
  const failed = helps.filter(({ code }) => code !== 0).map(({ output }) => `--help:\n${output}`)
  const bench = await run('npm', ['run', '--silent', 'bench', '--', '--quick'])
  const slow = bench.code === 0 ? [] : [`npm run bench -- --quick:\n${bench.output}`]
  const faults = [...unknown, ...failed, ...slow]
  return one(faults.length === 0, faults.join('\n'))
}

/** @returns {Promise<Result>} */
async function budgets() {
  const { scripts, total, mock } = firstLoad(CLIENT)
  const sum = `first load of /models: ${total / 1000} kB of script (gzip), at most ${FIRST_LOAD_LIMIT / 1000}`
  const list = scripts.map(({ file, gzip }) => `  ${gzip} ${file}`).join('\n')
  const held = mock.map((file) => `  ${file} holds a part of the mock`).join('\n')
  return one(total <= FIRST_LOAD_LIMIT && mock.length === 0, `${sum}\n${list}\n${held}`, [sum])
}

/**
 * A console of its own, on the mock or on a real MLflow of its own, for as long as `work` takes.
 * @param {string | null} python
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work
 * @param {{ auth?: boolean }} [options] `auth`: an MLflow that asks for a sign-in; the console has no credential for it
 */
async function withConsole(python, work, { auth } = {}) {
  return withConsoleOn(python === null ? null : await startSeededMlflow({ python, auth }), work)
}

/**
 * A console on a server that stops with it.
 * @param {{ url: string, stop: () => Promise<void> } | null} mlflow
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work
 */
async function withConsoleOn(mlflow, work) {
  try {
    const ringside = await startConsole({ trackingUri: mlflow?.url })
    try {
      const result = await work({ E2E_BASE_URL: ringside.url, E2E_MLFLOW_URL: mlflow?.url })
      const output = `${result.output}\n--- the console said ---\n${ringside.output().slice(-4000)}`
      return { ...result, output }
    } finally {
      await ringside.stop()
    }
  } finally {
    await mlflow?.stop()
  }
}

/**
 * Beside it, a server with workspaces and nothing in them, and a console on it.
 * @param {string | null} python
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work
 * @param {{ auth?: boolean }} [options] `auth`: behind basic auth, with the mock's people
 */
async function withWorkspaces(python, work, { auth } = {}) {
  if (python === null) return work({})
  const mlflow = await startEmptyMlflow({ python, workspaces: true, auth })
  try {
    if (auth) await invitePeople(mlflow.url)
    const ringside = await startConsole({ trackingUri: mlflow.url })
    try {
      return await work({
        E2E_WORKSPACES_URL: ringside.url,
        E2E_WORKSPACES_MLFLOW_URL: mlflow.url,
      })
    } finally {
      await ringside.stop()
    }
  } finally {
    await mlflow.stop()
  }
}

/** @type {readonly Step[]} */
export const STEPS = [
  { id: 'lockfile', title: 'lockfile: every platform', run: lockfile },
  { id: 'types', title: 'types', run: npm('types') },
  { id: 'lint', title: 'lint', run: npm('lint') },
  { id: 'format', title: 'format', run: npm('format', ['--check']) },
  { id: 'unit', title: 'unit', run: vitest('unit') },
  { id: 'dom', title: 'components, jsdom', run: vitest('dom') },
  { id: 'browser', title: 'components, Chromium', chromium: true, run: vitest('browser') },
  { id: 'build', title: 'build', run: npm('build') },
  {
    id: 'commands',
    title: 'commands of the documents',
    chromium: true,
    built: true,
    run: commands,
  },
  { id: 'budgets', title: 'budgets of the build', built: true, run: budgets },
  { id: 'package', title: 'package, as a stranger runs it', real: 'part', run: packaged },
  {
    id: 'contract',
    title: 'contract, mock and real MLflow',
    real: 'part',
    older: 'part',
    run: contract,
  },
  { id: 'histories', title: 'histories of a ledger, mock and real', real: 'part', run: histories },
  { id: 'client', title: 'MLflow’s client, mock and real', real: 'all', run: client },
  { id: 'usage', title: 'code to copy, on a real MLflow', real: 'all', run: usage },
  {
    id: 'e2e-mock',
    title: 'end to end, mock',
    chromium: true,
    built: true,
    run: (context) => withConsole(null, (env) => playwright('mock', context, env)),
  },
  {
    id: 'e2e-real',
    title: 'end to end, real MLflow 3.17.2',
    real: 'all',
    chromium: true,
    built: true,
    run: async (context) => {
      const result = await withConsole(context.python, (env) =>
        withWorkspaces(context.python, (more) =>
          playwright('live', context, {
            ...env,
            ...more,
            E2E_PYTHON: context.python ?? undefined,
          }),
        ),
      )
      return { ...result, real: result.counts }
    },
  },
  {
    id: 'e2e-older',
    title: 'end to end, real MLflow 2.22.5',
    older: 'all',
    chromium: true,
    built: true,
    run: async (context) => {
      if (context.older === null) throw new Error('needs an MLflow 2')
      const mlflow = await startEmptyMlflow({ python: context.older })
      const work = (/** @type {NodeJS.ProcessEnv} */ env) => playwright('older', context, env)
      const result = await withConsoleOn(mlflow, work)
      return { ...result, real: result.counts }
    },
  },
  {
    id: 'e2e-auth',
    title: 'end to end, real, with sign-in',
    real: 'all',
    chromium: true,
    built: true,
    run: async (context) => {
      const { python } = context
      const work = (/** @type {NodeJS.ProcessEnv} */ env) =>
        withWorkspaces(python, (more) => playwright('auth', context, { ...env, ...more }), {
          auth: true,
        })
      const result = await withConsole(python, work, { auth: true })
      return { ...result, real: result.counts }
    },
  },
]
