import { writeFileSync } from 'node:fs'
import type { ParseArgsConfig } from 'node:util'
import { OptionError } from '../optionError'
import { readFlags } from '../readFlags'
import { record } from './record'
import { Scrubber } from './scrub'
import { Source, SourceFailure } from './source'

const USAGE = `Usage: npm run record -- --from <url> [options]

Reads an MLflow server, changes nothing on it, and writes a seed of the mock:
  npm run mock-api -- --seed recorded.json      npm run dev, then /?seed=recorded.json

  --from <url>        the server (MLFLOW_TRACKING_URI)
  --out <file>        recorded.json
  --names <which>     keep, or replace: of models, experiments, runs, logged models, datasets. keep
  --models <number>   at most so many; 200
  --versions <number> of each model, the newest; 200
  --runs <number>     1000
  --help              this text

The credential comes from the address, else from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD,
else from MLFLOW_TRACKING_TOKEN. It is never written.

Taken out: users, mail addresses, hosts, buckets and paths, descriptions, values of tags, what looks like
a secret; of files all but MLmodel and environments. Kept: metrics, params (without places and addresses),
keys of tags, aliases, stages, times, ids, columns of signatures and datasets.
`

const FLAGS = {
  from: { type: 'string' },
  out: { type: 'string' },
  names: { type: 'string' },
  models: { type: 'string' },
  versions: { type: 'string' },
  runs: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

const FILE_BYTES = 262_144

type Env = Readonly<Record<string, string | undefined>>

function count(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > 100_000)
    throw new OptionError(`--${name} must be a number from 1 to 100000, not "${text}".`)
  return number
}

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** Where to read, without the credential that may stand in the address. */
export function sourceOf(from: string, env: Env): Source {
  const url = URL.canParse(from) ? new URL(from) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new OptionError(`--from must be an http(s) address, such as http://127.0.0.1:5000.`)
  const { username, password } = url
  const own =
    username === '' ? null : basic(decodeURIComponent(username), decodeURIComponent(password))
  const [user, word, token] = [
    env.MLFLOW_TRACKING_USERNAME || '',
    env.MLFLOW_TRACKING_PASSWORD || '',
    env.MLFLOW_TRACKING_TOKEN || '',
  ]
  const byEnv =
    user !== '' && word !== '' ? basic(user, word) : token === '' ? null : `Bearer ${token}`
  return new Source(`${url.origin}${url.pathname.replace(/\/+$/, '')}`, own ?? byEnv)
}

/** Exit codes: 2 for options that can't be used, 1 for a server that can't be read. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await run(argv, process.env)
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof SourceFailure)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error instanceof OptionError ? 2 : 1
  }
}

async function run(argv: readonly string[], env: Env) {
  const flags = readFlags(argv, FLAGS)
  if (flags.help === true) {
    process.stdout.write(USAGE)
    return
  }
  const names = flags.names ?? 'keep'
  if (names !== 'keep' && names !== 'replace')
    throw new OptionError(`--names must be keep or replace, not "${names}".`)
  const source = sourceOf(flags.from || env.MLFLOW_TRACKING_URI || '', env)
  const out = flags.out ?? 'recorded.json'
  if (!out.endsWith('.json'))
    throw new OptionError('--out must end in .json: by that the mock knows it.')
  const scrub = new Scrubber({ names })
  const notes = new Set<string>()
  const recording = await record(
    source,
    scrub,
    {
      models: count('models', flags.models, 200),
      versions: count('versions', flags.versions, 200),
      runs: count('runs', flags.runs, 1000),
      fileBytes: FILE_BYTES,
    },
    { progress: showProgress, note: (line) => notes.add(line) },
  )
  showProgress('')
  try {
    writeFileSync(out, JSON.stringify(recording, null, 1))
  } catch (error) {
    throw new SourceFailure(`${out} can't be written (${String(error)}).`)
  }
  const { models, runs, loggedModels, files } = recording
  const versions = models.reduce((sum, model) => sum + model.versions.length, 0)
  const lines = [
    `${out}: ${models.length} models, ${versions} versions, ${runs.length} runs, ${loggedModels.length} logged models, ${files.length} files, read by ${source.asked} requests.`,
    ...[...notes].map((line) => `Left out: ${line}.`),
    `Taken out, as many different ones: ${scrub
      .taken()
      .map(([kind, number]) => `${kind} ${number}`)
      .join(', ')}.`,
    names === 'keep'
      ? 'Names are as they were (--names replace takes them out); look through the file before you give it away.'
      : 'Names are replaced; keys, aliases, params and columns are not: look through the file before you give it away.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** In place where somebody looks; else nothing. */
function showProgress(line: string) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`)
}
