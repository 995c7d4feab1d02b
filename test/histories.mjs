// `npm run histories`: many more of them than the tests play, and docs/histories.md with what happened.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { leaveNothingBehind, ROOT, run } from './runner/processes.mjs'
import { startEmptyMlflow } from './setup/empty.mjs'
import { CACHE, pythonEnv } from './setup/python.mjs'

const HELP = `npm run histories                     10,000 on the mock, 300 on a real MLflow
npm run histories -- --mock 500 --real 0`

const { values } = parseArgs({
  options: {
    mock: { type: 'string', default: '10000' },
    real: { type: 'string', default: '300' },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

leaveNothingBehind()
const env = await pythonEnv()
if (!('python' in env) && values.real !== '0') throw new Error(env.missing)
const mlflow = 'python' in env && values.real !== '0' ? await startEmptyMlflow(env) : null
const report = join(CACHE, `histories-${process.pid}`)

/** @param {string} suite */
const play = (suite) =>
  run(
    join(ROOT, 'node_modules/.bin/vitest'),
    ['run', '--project', 'histories', 'histories.histories', '-t', suite],
    {
      env: {
        RINGSIDE_HISTORIES: values.mock,
        RINGSIDE_HISTORIES_REAL: values.real,
        RINGSIDE_HISTORIES_REPORT: report,
        RINGSIDE_TEST_MLFLOW: mlflow?.url,
      },
    },
  )
const played = await Promise.all([
  play('the mock'),
  ...(mlflow === null ? [] : [play('a real MLflow')]),
])
await mlflow?.stop()
for (const { output } of played) console.log(output)
if (played.some(({ code }) => code !== 0)) process.exit(1)

/** @param {'mock' | 'real'} where */
function reported(where) {
  const file = `${report}.${where}.json`
  const text = readFileSync(file, 'utf8')
  rmSync(file)
  return JSON.parse(text)
}
const mock = reported('mock')
const real = mlflow === null ? null : reported('real')

const number = (/** @type {number | undefined} */ count) =>
  count === undefined ? '' : count.toLocaleString('en')
const rows = Object.keys(mock.counts).map(
  (what) =>
    `| ${what} | ${number(mock.counts[what])} | ${real === null ? '' : number(real.counts[what])} |`,
)
writeFileSync(
  join(ROOT, 'docs/histories.md'),
  `# Histories

Written by \`npm run histories\`. A history is a model with two aliases, and two to eight clients that ask, approve, apply, roll
back, move, settle, adopt, revert and watch, at two console servers over one backend; programs that use no ledger move the aliases
meanwhile. Requests and answers are lost, arrive late, and tabs are closed, at any of their requests. One turn at a time is taken, in
an order that is generated (fast-check), so that each history can be played again: the seed is ${mock.seed} on the mock,
${real?.seed ?? ''} on MLflow. \`test/histories/checker.ts\` judges what the backend did and holds in the end, with none of the console's code:

- no entry that was taken is lost, changed or there twice; numbers have no gap, and each names the hash of the one before;
- whoever uses the ledger moves an alias only after announcing it, from where it was announced to be, and what is recorded as moved
  did move;
- no step of a request is done twice, and what somebody was told of stands there;
- in the end each alias is where its lane says, or the pages show that something waits for a word; where nothing went wrong, the
  former.

None broke a rule. With the write-once numbers, the reading back or the announcement taken out, the same checker finds what that breaks
(\`test/histories/histories.histories.test.ts\`). It took ${number(mock.seconds)} s on the mock${real === null ? '' : ` and ${number(real.seconds)} s on MLflow`}.

| | mock | MLflow 3.17.2 |
|---|---:|---:|
${rows.join('\n')}
`,
)
