// `npm run bench:lineage`: which engine lays a lineage out best, written into docs/decisions/0014-laying-out-a-lineage.md.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from '../../bin/fromSource.mjs'
import { ROOT, leaveNothingBehind, removeAtExit } from '../../test/runner/processes.mjs'
import { duration, say, withProgress } from '../../test/runner/progress.mjs'
import { ensureChromium } from '../../test/setup/chromium.mjs'
import { pythonEnv } from '../../test/setup/python.mjs'
import { startSeededMlflow } from '../../test/setup/seeded.mjs'
import { putInto, toMarkdown } from '../report.mjs'
import { ENGINES } from './engines.mjs'
import { ensurePackages } from './packages.mjs'
import { tables } from './tables.mjs'
import { inBrowser } from './targets.mjs'
import { LIMIT_SECONDS, UNFINISHED, inShort, measure, resultOf } from './trial.mjs'
import { weights } from './weights.mjs'

const HELP = `npm run bench:lineage                        measures, and writes the tables into the decision
npm run bench:lineage -- --dry               prints them instead
npm run bench:lineage -- --engines own,elk   some engines
npm run bench:lineage -- --only 500,fan      graphs so called
npm run bench:lineage -- --runs 9            so many runs of each

Engines: ${Object.keys(ENGINES).join('; ')}. Those of others are installed on first use.
An engine that takes more than ${LIMIT_SECONDS} s for a graph is ended, and not asked about larger ones.`

const DOCUMENT = join(ROOT, 'docs/decisions/0014-laying-out-a-lineage.md')

const { values } = parseArgs({
  options: {
    engines: { type: 'string' },
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  say(HELP)
  process.exit(0)
}
leaveNothingBehind()
const runs = Number(values.runs)
const names = values.engines?.split(',') ?? Object.keys(ENGINES)
const unknown = names.filter((name) => !Object.hasOwn(ENGINES, name))
if (unknown.length > 0 || !(Number.isInteger(runs) && runs > 0)) {
  say(`Not understood.\n\n${HELP}`)
  process.exit(2)
}
const only = values.only?.split(',')
const load = () => loadavg()[0]?.toFixed(1) ?? '?'
const since = Date.now()
const loadBefore = load()

const packages = await ensurePackages()
const dir = mkdtempSync(join(tmpdir(), 'ringside-bench-'))
removeAtExit(dir)
const code = await bundle('bench/lineage/source.ts', dir)
/** @type {typeof import('./source.ts')} */
const { generatedCases, realCases } = await import(pathToFileURL(code).href)

const env = await pythonEnv()
const mlflow = 'python' in env ? await startSeededMlflow(env) : null
const real = await withProgress('reading the registries', () => realCases(mlflow?.url ?? null))
await mlflow?.stop()
// small ones first: an engine that does not end with one is not asked about what is larger in all
const cases = [...real, ...generatedCases()]
  .filter(({ name }) => only?.some((part) => name.includes(part)) ?? true)
  .sort((a, b) => a.plan.boxes.length - b.plan.boxes.length)

const noChromium = await ensureChromium()
if (noChromium !== null) say(`Not measured in a browser: ${noChromium}`)
const browser =
  noChromium === null ? await withProgress('in a browser', () => inBrowser(runs)) : null

/** @type {import('./trial.mjs').Result[]} */
const results = []
for (const engine of names) {
  await withProgress(engine, async (report) => {
    /** @type {import('./trial.mjs').Result[]} */
    const unfinished = []
    for (const of of cases) {
      report(of.name)
      const { boxes, links } = of.plan
      const hopeless = unfinished.some(
        (smaller) => smaller.boxes < boxes.length && smaller.links < links.length,
      )
      const result = hopeless
        ? { ...resultOf(engine, of), found: UNFINISHED }
        : await measure({ engine, of, code, packages, runs })
      if (result.found === UNFINISHED) unfinished.push(result)
      say(`  ${of.name}: ${inShort(result.found)}`)
      results.push(result)
    }
  })
}

const [cpu] = cpus()
const conditions = [
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
  `Load of the computer before: ${loadBefore}; after: ${load()}`,
  `Times of engines are those of the processor, which other work on the computer stretches less: the middle of up to ${runs} runs in a thread that has laid the same graph out once before; in brackets that first time`,
  ...('python' in env ? [] : [`Not measured on a real MLflow: ${env.missing}`]),
]
const markdown = [
  ...(browser === null
    ? [conditions.map((line) => `- ${line}`).join('\n')]
    : [toMarkdown([browser], [...conditions, `In the browser: Chromium ${browser.chromium}`])]),
  tables(results, names, await weights(packages)),
].join('\n\n')
if (values.dry) say(`\n${markdown}\n`)
else writeFileSync(DOCUMENT, putInto(readFileSync(DOCUMENT, 'utf8'), markdown))
say(`Measured in ${duration(since)}.`)
process.exit(0)
