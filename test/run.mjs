// `npm test`: sets up what the tests need, runs every kind of them, and ends with `N passed, N failed`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isLeaving, leaveNothingBehind, removeAtExit } from './runner/processes.mjs'
import { duration, heartbeat, say } from './runner/progress.mjs'
import { NONE, plus } from './runner/reports.mjs'
import { STEPS } from './runner/steps.mjs'
import { ensureChromium } from './setup/chromium.mjs'
import { CACHE, olderPythonEnv, pythonEnv } from './setup/python.mjs'
import { seededDir } from './setup/seeded.mjs'

/**
 * @typedef {import('./runner/steps.mjs').Step} Step
 * @typedef {import('./runner/reports.mjs').Counts} Counts
 * @typedef {{ step: Step, counts: Counts, real: Counts, took: string }} Row
 */

const HELP = `npm test                             everything
node test/run.mjs --only unit,types  some steps
node test/run.mjs --only e2e-mock,e2e-real --files flows/tags
                                     of their tests, those in files so named (comma-separated)

Steps: ${STEPS.map(({ id }) => id).join(', ')}

The end-to-end steps use the build that is there: run the step build before them when sources have changed.
Environment: CHROMIUM_PATH (a Chromium to use), PLAYWRIGHT_BUNDLED=1 (Playwright's own), CI=true (a real MLflow
that can't be had is a failure). What is installed for the tests lies in .cache: delete it to begin anew.`

const LOUD = '!'.repeat(100)

/** @returns {{ steps: readonly Step[], files: readonly string[] }} */
function chosenSteps() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      files: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    say(HELP)
    process.exit(0)
  }
  const files = values.files?.split(',') ?? []
  if (values.only === undefined) return { steps: STEPS, files }
  const asked = values.only.split(',')
  const unknown = asked.filter((id) => !STEPS.some((step) => step.id === id))
  if (unknown.length > 0) {
    say(`No such step: ${unknown.join(', ')}\n\n${HELP}`)
    process.exit(2)
  }
  return { steps: STEPS.filter(({ id }) => asked.includes(id)), files }
}

/**
 * Null where there is none; without `CI` that is said and survived.
 * @param {string} name
 * @param {typeof pythonEnv} makeEnv
 * @returns {Promise<{ python: string | null, loss: Counts }>}
 */
async function realMlflow(name, makeEnv) {
  const env = await makeEnv()
  if ('python' in env) return { python: env.python, loss: NONE }
  say(`${LOUD}\n!! NOT TESTED ON ${name}: ${env.missing}\n${LOUD}`)
  const loss = process.env.CI === 'true' ? { ...NONE, failed: 1 } : NONE
  return { python: null, loss }
}

const UNNEEDED = { python: null, loss: NONE }

/**
 * @param {Step} step
 * @param {import('./runner/steps.mjs').Context} context
 * @returns {Promise<Row>}
 */
async function take(step, context) {
  const since = Date.now()
  /** @type {import('./runner/steps.mjs').Result} */
  const result = await heartbeat(step.title, () => step.run(context)).catch((error) => ({
    counts: { ...NONE, failed: 1 },
    output: String(error),
  }))
  const { counts, real = NONE, notes = [], output } = result
  const took = duration(since)
  if (isLeaving()) return { step, counts, real, took }
  if (counts.failed > 0) say(`\n${output.trimEnd()}\n`)
  const { passed, failed, skipped } = counts
  const tail = `${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`
  say(`${failed > 0 ? '✗' : '✓'} ${step.title}: ${passed} passed${tail}, ${took}`)
  for (const note of notes) say(`    ${note}`)
  return { step, counts, real, took }
}

/** @param {readonly (string | number)[]} row a title, then numbers */
const line = ([title, ...cells]) =>
  `${String(title).padEnd(32)}${cells.map((cell) => String(cell).padStart(13)).join('')}`

/** @param {readonly Row[]} rows */
function summary(rows) {
  say(`\n${line(['', 'passed', 'failed', 'skipped', 'real MLflow', 'time'])}`)
  for (const { step, counts, real, took } of rows) {
    const onReal = real.passed + real.failed
    say(line([step.title, counts.passed, counts.failed, counts.skipped, onReal || '', took]))
  }
  const { passed, failed } = rows.map(({ real }) => real).reduce(plus, NONE)
  if (passed + failed > 0) {
    say(`\nOf these, on a real MLflow: ${passed} passed, ${failed} failed.`)
  }
}

leaveNothingBehind()
const { steps, files } = chosenSteps()
const started = Date.now()
const reports = join(CACHE, `reports-${process.pid}`)
mkdirSync(reports, { recursive: true })
removeAtExit(reports)

say('Set-up')
const noChromium = steps.some((step) => step.chromium) ? await ensureChromium() : null
if (noChromium !== null)
  say(`${LOUD}\n!! NO BROWSER: ${noChromium}\n!! Set CHROMIUM_PATH.\n${LOUD}`)
const newest = steps.some((step) => step.real)
  ? await realMlflow('A REAL MLFLOW', pythonEnv)
  : UNNEEDED
// now, and not in the time of the first test that needs it
if (newest.python !== null) await seededDir(newest.python)
const older = steps.some((step) => step.older)
  ? await realMlflow('A REAL MLFLOW 2', olderPythonEnv)
  : UNNEEDED
const { python } = newest
say(`✓ set-up, ${duration(started)}`)

/** @type {Row[]} */
const rows = []
let built = true
for (const step of steps) {
  const untestable =
    (step.real === 'all' && python === null) || (step.older === 'all' && older.python === null)
  const impossible = (step.chromium && noChromium !== null) || (step.built && !built)
  if (untestable || impossible) {
    const counts = untestable ? { ...NONE, skipped: 1 } : { ...NONE, failed: 1 }
    rows.push({ step, counts, real: NONE, took: '' })
    say(`${untestable ? '–' : '✗'} ${step.title}: not run`)
    continue
  }
  const row = await take(step, { python, older: older.python, reports, files })
  rows.push(row)
  if (step.id === 'build') built = row.counts.failed === 0
}

summary(rows)
const { passed, failed, skipped } = rows
  .map(({ counts }) => counts)
  .reduce(plus, plus(newest.loss, older.loss))
if (python === null && steps.some((step) => step.real))
  say('!! NOTHING WAS TESTED ON A REAL MLFLOW.')
say(`\nAll of it took ${duration(started)}.`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
