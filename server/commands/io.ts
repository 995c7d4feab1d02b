import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from '../address'
import type { World } from '../settings'

/** What a command is run with; in tests, not this process. */
export interface Io extends World {
  out: (line: string) => void
  complain: (line: string) => void
  /** Aborted when the command is told to stop. */
  signal: AbortSignal
}

export function parseFlags<T extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: T,
  command: string,
) {
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : '').split(/\. /)
    throw new UsageError(`${line}. See mlflow-ringside ${command} --help.`)
  }
}
