// `npm run bench`: how fast the console is on this computer, written into docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startConsole } from '../test/console.mjs'
import { ROOT, leaveNothingBehind } from '../test/runner/processes.mjs'
import { duration, say, withProgress } from '../test/runner/progress.mjs'
import { ensureChromium, launchChromium } from '../test/setup/chromium.mjs'
import { pythonEnv } from '../test/setup/python.mjs'
import { startFilledMlflow, startMockApi } from './filled.mjs'
import { ofFleet } from './fleet.mjs'
import { onMock, onRealServer } from './measures.mjs'
import { ofInstantSearch, ofReading } from './reading.mjs'
import { putInto, toMarkdown } from './report.mjs'
import { startingUp } from './startup.mjs'

const HELP = `npm run bench                 measures, and writes the numbers into docs/performance.md
npm run bench -- --runs 9     so many runs of each
npm run bench -- --models 300 so many models on the real MLflow, instead of 5,000
npm run bench -- --dry        prints them instead
npm run bench -- --quick      prints one short run, on the mock alone: does it still work?

It needs a Chromium, and for the real MLflow a Python 3.10 or later; both are set up as for npm test.
The computer should have nothing else to do meanwhile: the load is written down with the numbers.`

const DOCUMENT = join(ROOT, 'docs/performance.md')
const MLFLOW = '3.17.2'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    models: { type: 'string', default: '5000' },
    quick: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  say(HELP)
  process.exit(0)
}
leaveNothingBehind()
const { quick } = values
const runs = quick ? 1 : Number(values.runs)
if (!(Number.isInteger(runs) && runs > 0)) {
  say(`--runs must be a whole number, not "${values.runs}".`)
  process.exit(2)
}
const models = Number(values.models)
if (!(Number.isInteger(models) && models > 0)) {
  say(`--models must be a whole number, not "${values.models}".`)
  process.exit(2)
}
const frames = quick ? 20 : 200

const noChromium = await ensureChromium()
if (noChromium !== null) {
  say(`${noChromium}\nSet CHROMIUM_PATH.`)
  process.exit(1)
}
const load = () => loadavg()[0]?.toFixed(1) ?? '?'
const since = Date.now()
const loadBefore = load()

/** @type {import('./report.mjs').Section[]} */
const sections = []
/** @type {string[]} */
const lacks = []
if (!quick) sections.push(await withProgress('starting', () => startingUp(runs)))

const browser = await launchChromium()
const env = quick ? { missing: 'not asked in a short run' } : await pythonEnv()
if ('python' in env) {
  const mlflow = await startFilledMlflow({ python: env.python, models })
  const ringside = await startConsole({ trackingUri: mlflow.url })
  const bench = { browser, url: ringside.url, runs, frames, models }
  sections.push(...(await withProgress('on a real MLflow', () => onRealServer(bench))))
  sections.push(await withProgress('reading all of it', () => ofReading(bench)))
  await ringside.stop()
  await mlflow.stop()
} else {
  lacks.push(`Not measured on a real MLflow: ${env.missing}.`)
}
const ringside = await startConsole({})
const bench = { browser, url: ringside.url, runs, frames }
sections.push(...(await withProgress('on the mock', () => onMock(bench))))
sections.push(await withProgress('typing', () => ofInstantSearch(bench)))
await ringside.stop()
// what a mock in the page is told is not kept: this one is a server
const api = await startMockApi('empty')
const keeping = await startConsole({ trackingUri: api.url })
const fleet = { browser, url: keeping.url, runs, frames, models }
sections.push(await withProgress('a large fleet', () => ofFleet(fleet)))
await keeping.stop()
await api.stop()
const chromium = browser.version()
await browser.close()

const [cpu] = cpus()
const markdown = toMarkdown(sections, [
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
  `Node ${process.versions.node}, Chromium ${chromium} without a window or a GPU, 1440 × 900${'python' in env ? `, MLflow ${MLFLOW} on SQLite` : ''}`,
  `Load of the computer before: ${loadBefore}; after: ${load()}. ${runs} runs of what opens a page, ${Math.ceil(runs / 2)} of what reads a whole list`,
  ...lacks,
])
if (quick || values.dry) say(`\n${markdown}\n`)
else writeFileSync(DOCUMENT, putInto(readFileSync(DOCUMENT, 'utf8'), markdown))
say(
  `Measured in ${duration(since)}${quick || values.dry ? '' : '; written into docs/performance.md'}.`,
)
process.exit(0)
