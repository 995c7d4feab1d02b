import { parseArgs, type ParseArgsConfig } from 'node:util'
import { OptionError } from './optionError'

/** What stands behind a command, by its flags; throws OptionError for what none of them takes. */
export function readFlags<Flags extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  flags: Flags,
) {
  try {
    return parseArgs({ args: [...argv], options: flags, strict: true }).values
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : '').split(/\. |\n/)
    throw new OptionError(`${line}. See --help.`)
  }
}
