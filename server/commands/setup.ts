import { grantsFor, setUp, type SetUp } from '../../src/backends/ledger/setUp'
import { RegistryError } from '../../src/registry/errors'
import { CONNECTION_FLAGS, connect, portsOf } from './connect'
import { type Io, parseFlags } from './io'

export const USAGE = `Usage: mlflow-ringside setup [options]

Makes what reviews and histories are kept in: an experiment on the tracking server, and an index in
it. What is there already stays, so it can be run again at any time. Prints the id that the console
is to be started with (RINGSIDE_LEDGER) and, where people sign in, what they have to be granted.

  --tracking-uri <uri>    the MLflow server (MLFLOW_TRACKING_URI)
  --registry-uri <uri>    where its registry is another server (MLFLOW_REGISTRY_URI)
  --help                  this text

RINGSIDE_LEDGER_NAME names the experiment (ringside-reviews). The credential comes from the
environment as for the console, MLFLOW_WORKSPACE names a workspace. Whoever runs it may then do
everything in the experiment.
Exit codes: 0 it is there; 1 it could not be made; 2 for settings that can't be used.
`

/** Gives the exit code. */
export async function setup(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, CONNECTION_FLAGS, 'setup')
  if (flags.help === true) {
    io.out(USAGE.trimEnd())
    return 0
  }
  const { settings, open, close } = connect(flags, io)
  try {
    const { backend, user, signIn } = await open()
    const outcome = await setUp(await portsOf(backend, user), settings.ledger)
    if (outcome.kind !== 'ready') {
      io.complain(whyNot(outcome))
      return 1
    }
    const { ledger, made } = outcome
    const words = made === 0 ? 'was there already' : 'is ready'
    io.out(`The ledger ${words}: ${ledger.name}, experiment ${ledger.experiment}.`)
    io.out(`Start the console with RINGSIDE_LEDGER=${ledger.experiment}`)
    if (signIn) {
      for (const { to, level, command } of grantsFor(ledger, settings.addresses?.tracking ?? '')) {
        io.out(`\n${to}: ${level} on it\n  ${command}`)
      }
    }
    return 0
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    io.complain(error.message)
    return 1
  } finally {
    close()
  }
}

function whyNot(outcome: Exclude<SetUp, { kind: 'ready' }>): string {
  switch (outcome.kind) {
    case 'several':
      return (
        `Experiment ${outcome.experiment} holds ${outcome.roots.length} indexes, and nobody can say which is meant. ` +
        `Delete all but one of these runs in MLflow: ${outcome.roots.join(', ')}`
      )
    case 'deleted':
      return `Experiment ${outcome.experiment} was deleted in MLflow. Restore it there, with all that it holds.`
    case 'no-tracking':
      return `This server keeps no runs: ${outcome.because}`
    case 'denied':
    case 'refused':
    case 'unknown':
      return outcome.message
    default:
      return outcome satisfies never
  }
}
