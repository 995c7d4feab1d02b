// `npm run demo`: a real MLflow with a small registry in it, and the console on it. Nothing of it is kept.
import { startConsole } from '../test/console.mjs'
import { isLeaving, leaveNothingBehind } from '../test/runner/processes.mjs'
import { say } from '../test/runner/progress.mjs'
import { pythonEnv } from '../test/setup/python.mjs'
import { startSeededMlflow } from '../test/setup/seeded.mjs'

leaveNothingBehind()
const env = await pythonEnv()
if ('missing' in env) {
  say(`The demo needs a real MLflow: ${env.missing}.\n\`npm start\` shows the console on a mock.`)
  process.exit(1)
}

say('Starting MLflow …')
const mlflow = await startSeededMlflow(env)
say('Starting the console …')
const port = process.env.PORT === undefined ? undefined : Number(process.env.PORT)
const ringside = await startConsole({ trackingUri: mlflow.url, port })
say(`
  Ringside  ${ringside.url}
  MLflow    ${mlflow.url}

Ctrl-C stops both.`)

const ended = await Promise.race([
  mlflow.ended.then(() => ({ name: 'MLflow', words: mlflow.output() })),
  ringside.ended.then(() => ({ name: 'The console', words: ringside.output() })),
])
if (!isLeaving()) {
  say(`${ended.name} has ended. Its last words:\n${ended.words.slice(-2000)}`)
  process.exit(1)
}
