import { parseArgs, type ParseArgsConfig } from 'node:util'
import { MLFLOW_VERSION } from '../handlers/server'
import { DEFAULT_SEED, SEEDS } from '../seeds'

export const USAGE = `Usage: npm run mock-api -- [options]

Serves the mock, an MLflow ${MLFLOW_VERSION} REST server in memory, for any client of MLflow. What is written lasts as long as it runs.

  --port <number>   5000; 0 for any that is free (PORT)
  --host <address>  127.0.0.1 (HOST)
  --seed <name>     what is in it, ${DEFAULT_SEED} if not said: ${[...SEEDS.keys()].join(', ')}
  --auth            ask for a sign-in (basic auth), also where the seed doesn't
  --help            this text
`

const FLAGS = {
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  seed: { type: 'string' },
  auth: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

export interface Options {
  host: string
  port: number
  seed: string
  auth: boolean
}

/** What was asked for can't be done; the message is one line. */
export class OptionError extends Error {}

/** Flags win over the environment, and an empty variable is an unset one. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | 'help' {
  const flags = parse(argv)
  if (flags.help === true) return 'help'
  return {
    host: flags.host || env.HOST || '127.0.0.1',
    port: readPort(flags.port || env.PORT || '5000'),
    seed: flags.seed ?? DEFAULT_SEED,
    auth: flags.auth === true,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : '').split(/\. |\n/)
    throw new OptionError(`${line}. See --help.`)
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535))
    throw new OptionError(`--port must be a number up to 65535, not "${text}".`)
  return port
}
