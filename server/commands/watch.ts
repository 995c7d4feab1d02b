import { unsigned } from '../../src/backends/ledger/signer'
import { wait } from '../../src/lib/wait'
import { RegistryError } from '../../src/registry/errors'
import { checkTrust } from '../../src/registry/ledger/checkTrust'
import type { Log } from '../../src/registry/ledger/log'
import { UsageError } from '../address'
import { CONNECTION_FLAGS, connect, type Connection, portsOf } from './connect'
import { type Io, parseFlags } from './io'
import { type Change, look, type Look, type Memory } from './look'
import { readTime } from './times'

export const USAGE = `Usage: mlflow-ringside watch --once | --every <time> [options]

Looks at every alias, and writes down in the ledger what nobody wrote there: moves that were made by
other programs, dated to the time between two looks. Needs READ on the models and EDIT on the ledger;
without that it only says what it sees.

  --once                  look once
  --every <time>          look again and again: 30s, 5m, 1h; goes on when the server was away
  --json                  a line of JSON for each change, failure and look
  --tracking-uri <uri>    the MLflow server (MLFLOW_TRACKING_URI)
  --registry-uri <uri>    where its registry is another server (MLFLOW_REGISTRY_URI)
  --help                  this text

RINGSIDE_LEDGER is the id of the ledger's experiment, as set-up prints it. The credential comes from
the environment as for the console, MLFLOW_WORKSPACE names a workspace.
Exit codes: 0 all is written down; 1 the server could not be read; 2 for settings that can't be used;
3 something was seen and could not be written down. With --every: 0 when it is told to stop.
`

const FLAGS = {
  ...CONNECTION_FLAGS,
  once: { type: 'boolean' },
  every: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Gives the exit code. */
export async function watch(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, FLAGS, 'watch')
  if (flags.help === true) {
    io.out(USAGE.trimEnd())
    return 0
  }
  if ((flags.once === true) === (flags.every !== undefined)) {
    throw new UsageError('Give --once or --every <time>. See mlflow-ringside watch --help.')
  }
  const every = flags.every === undefined ? null : readTime(flags.every)
  const connection = connect(flags, io)
  const report = flags.json === true ? inJson(io) : inWords(io)
  try {
    if (every === null) return (await lookOnce(connection, null, report, io.signal)).code
    let memory: Memory | null = null
    while (!io.signal.aborted) {
      memory = (await lookOnce(connection, memory, report, io.signal)).memory ?? memory
      await wait(every, io.signal).catch(() => undefined)
    }
    return 0
  } finally {
    connection.close()
  }
}

interface Report {
  looked: (said: Look) => void
  failed: (message: string) => void
}

async function lookOnce(
  { open, settings }: Connection,
  memory: Memory | null,
  report: Report,
  signal: AbortSignal,
): Promise<{ code: number; memory: Memory | null }> {
  try {
    const { backend, user } = await open()
    const place = settings.ledger
    const own = place.signer === null ? [] : [place.signer.publicKey]
    const keys = [...own, ...place.trusted]
    const plainPorts = await portsOf(backend, user)
    const ports = {
      ...plainPorts,
      signer: unsigned(() => user, plainPorts.now),
      trust: (log: Log) => checkTrust(log, keys),
    }
    const { said, memory: seen } = await look({ backend, ports, place, memory, signal })
    report.looked(said)
    const kept = said.ledger === null && said.changes.every(({ recorded }) => 'run' in recorded)
    return { code: kept ? 0 : 3, memory: seen }
  } catch (error) {
    if (signal.aborted) return { code: 0, memory }
    if (!(error instanceof RegistryError)) throw error
    report.failed(error.message)
    return { code: 1, memory }
  }
}

function inJson({ out }: Io): Report {
  const say = (value: object) => out(JSON.stringify(value))
  return {
    looked({ at, models, aliases, changes, ledger }) {
      for (const change of changes) say({ kind: 'change', ...change, from: change.from ?? null })
      say({ kind: 'look', at, models, aliases, changes: changes.length, ledger: ledger ?? 'ready' })
    },
    failed: (message) => say({ kind: 'failure', at: new Date(), message }),
  }
}

function inWords({ out, complain }: Io): Report {
  return {
    looked({ at, models, aliases, changes, ledger }) {
      for (const change of changes) out(sentence(change))
      const sum = changes.length === 0 ? 'nothing new' : `${changes.length} new`
      out(`${at.toISOString()}  ${models} models, ${aliases} aliases, ${sum}`)
      if (ledger !== null) complain(ledger)
    },
    failed: (message) => complain(`${new Date().toISOString()}  ${message}`),
  }
}

/** Names are other people's words, and a terminal obeys some of them. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '�')

const holder = (version: string | null) => (version === null ? 'nobody' : `version ${version}`)

function sentence({ model, alias, from, to, how, after, before, recorded }: Change): string {
  const which = `${plain(model)} @${plain(alias)}`
  const said =
    how === 'first-sight'
      ? `${which}: held by ${holder(to)}, seen for the first time`
      : `${which}: ${holder(from ?? null)} → ${holder(to)}, outside, ` +
        `${after === null ? 'before' : `between ${after.toISOString()} and`} ${before.toISOString()}`
  return 'run' in recorded ? said : `${said} (not written down: ${recorded.because})`
}
