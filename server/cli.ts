import { fileURLToPath } from 'node:url'
import { version } from '../package.json'
import { UsageError } from './address'
import { openAudit } from './auditFile'
import { connectedTo, readConfig } from './greeting'
import { startServer, type Running } from './main'
import { createForward } from './nodeForward'
import { readSettings, USAGE, type Settings } from './settings'
import { thisComputer } from './thisComputer'

const tell = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

/**
 * Runs the console until it is told to stop, or a command to its end. Exit codes: 2 for settings that can't be used, 1 for
 * a port that can't; commands say theirs.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const [command] = argv
    if (command === 'setup' || command === 'watch' || command === 'snapshot') {
      process.exitCode = await runCommand(command, argv.slice(1))
      return
    }
    const settings = readSettings(argv, thisComputer())
    if (settings === 'help') process.stdout.write(USAGE)
    else if (settings === 'version') tell(version)
    else await run(settings)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    complain(error.message)
    process.exitCode = 2
  }
}

/** Loaded when asked for: the console needs none of it. */
async function runCommand(
  command: 'setup' | 'watch' | 'snapshot',
  argv: readonly string[],
): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  // `| head` hangs up: nobody reads on
  process.stdout.on('error', () => process.exit())
  const io = { ...thisComputer(), out: tell, complain, signal: stop.signal }
  if (command === 'setup') return (await import('./commands/setup')).setup(argv, io)
  if (command === 'watch') return (await import('./commands/watch')).watch(argv, io)
  return (await import('./commands/snapshot')).snapshot(argv, io)
}

async function run(settings: Settings): Promise<void> {
  const audit = settings.auditLog === null ? null : await openAudit(settings.auditLog)
  // standard output may be the audit log's
  const say = settings.auditLog === '-' ? complain : tell
  // loaded where it is needed: most consoles hand nothing out
  const snapshot =
    settings.snapshot === null
      ? null
      : (await import('./snapshotSource')).snapshotIn(settings.snapshot, settings.name)
  const sender = settings.backends === null ? null : createForward(settings.backends)
  let running: Running
  try {
    running = await startServer({
      host: settings.host,
      port: settings.port,
      publicOrigins: settings.publicOrigins,
      forward: sender?.forward ?? null,
      clientDir: fileURLToPath(new URL('client', import.meta.url)),
      front: {
        connection: sender === null ? 'mock' : 'server',
        name: settings.name,
        twoServers: settings.twoServers,
        addresses: settings.addresses,
        credential: settings.credential,
        readOnlyBecause: settings.readOnlyBecause,
        ledger: settings.ledger,
        snapshot,
        audit,
      },
    })
  } catch (error) {
    complain(whyNotListening(error, settings))
    process.exitCode = 1
    return
  }
  const close = async () => {
    await running.close()
    sender?.close()
    for (const line of audit?.lost() ?? []) process.stderr.write(`Not in the audit log: ${line}`)
  }
  const stop = () => {
    // A second signal ends it at once.
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    void close()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  say(`Ringside  ${[running.origin, ...settings.publicOrigins].join('  ')}`)
  const config = readConfig(await (await running.ask('/config.json'))?.text())
  if (config !== null) say(connectedTo(config, settings.backends))
  if (settings.readOnlyBecause !== null) say(`Read-only: ${settings.readOnlyBecause}`)
  const handed = await snapshot?.look()
  if (handed !== undefined) {
    const what = typeof handed === 'string' ? handed : `read ${handed.head.ended.toISOString()}`
    say(`Snapshot: ${what}`)
  }
}

function whyNotListening(error: unknown, { host, port }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken; choose another with --port or PORT.`
  }
  if (code === 'EACCES') return `Port ${port} on ${host} is not allowed to this user.`
  return `Ringside can't listen on ${host}, port ${port} (${String(code)}).`
}
