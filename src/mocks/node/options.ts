import type { ParseArgsConfig } from 'node:util'
import { MLFLOW_VERSION } from '../handlers/server'
import { OptionError } from './optionError'
import { readFlags } from './readFlags'
import { DEFAULT_SEED, SEEDS } from '../seeds'

export const USAGE = `Usage: npm run mock-api -- [options]

Serves the mock, an MLflow ${MLFLOW_VERSION} REST server in memory, for any client of MLflow. What is written lasts as long as it runs.

  --port <number>   5000; 0 for any that is free (PORT)
  --host <address>  127.0.0.1 (HOST)
  --seed <name>     what is in it, ${DEFAULT_SEED} if not said: ${[...SEEDS.keys()].join(', ')};
                    or a file that \`npm run record\` wrote
  --auth            ask for a sign-in (basic auth); the people of the seed can, and those
                    of src/mocks/people.json. Without it only the seeds people, closed and
                    expired ask
  --clock <which>   when a write happens: real, now (as any server); or seed, a second after
                    the one before it, so that the same requests give the same answers
  --help            this text
`

const FLAGS = {
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  seed: { type: 'string' },
  auth: { type: 'boolean' },
  clock: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

export interface Options {
  host: string
  port: number
  seed: string
  auth: boolean
  clock: 'real' | 'seed'
}

/** Flags win over the environment, and an empty variable is an unset one. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | 'help' {
  const flags = readFlags(argv, FLAGS)
  if (flags.help === true) return 'help'
  return {
    host: flags.host || env.HOST || '127.0.0.1',
    port: readPort(flags.port || env.PORT || '5000'),
    seed: flags.seed ?? DEFAULT_SEED,
    auth: flags.auth === true,
    clock: readClock(flags.clock ?? 'real'),
  }
}

function readClock(text: string): Options['clock'] {
  if (text === 'real' || text === 'seed') return text
  throw new OptionError(`--clock must be real or seed, not "${text}".`)
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535))
    throw new OptionError(`--port must be a number up to 65535, not "${text}".`)
  return port
}
