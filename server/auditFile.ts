import { open } from 'node:fs/promises'
import { UsageError } from './address'
import type { Audit, AuditLine } from './audit'

/** Puts text at the end, and resolves when it is on the disk. */
export type Append = (text: string) => Promise<void>

export interface AuditFile extends Audit {
  /** Lines that could not be kept to the end. */
  lost: () => readonly string[]
}

/**
 * Lines in the order of their answers, each flushed before its answer is given. It fails closed: a line that could not be kept
 * (a full disk) waits in memory, `ready` says no until it is on the disk, and it is tried again with every write that asks.
 */
export function createAudit(append: Append, warn: (line: string) => void): AuditFile {
  const waiting: string[] = []
  /** An attempt may have left half a line; what is next must not go on in it. */
  let broken = false
  let turn: Promise<unknown> = Promise.resolve()

  async function flush() {
    const count = waiting.length
    if (count === 0) return
    const text = waiting.slice(0, count).join('')
    try {
      await append(broken ? `\n${text}` : text)
      waiting.splice(0, count)
      if (broken) warn('The audit log is kept again.')
      broken = false
    } catch (error) {
      if (!broken)
        warn(`The audit log can’t be kept (${codeOf(error)}): nothing is written until it can.`)
      broken = true
    }
  }
  // one after the other, so that lines don't mix
  const inTurn = () => (turn = turn.then(flush))

  return {
    async ready() {
      await inTurn()
      return waiting.length === 0
    },
    async note(line: AuditLine) {
      waiting.push(`${JSON.stringify(line)}\n`)
      await inTurn()
    },
    lost: () => waiting,
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

/** Opened for each line, so that a file which was moved away (logrotate) is made anew. */
const toFile =
  (path: string): Append =>
  async (text) => {
    const file = await open(path, 'a', 0o600)
    try {
      await file.writeFile(text)
      await file.datasync().catch(unlessUnsupported)
    } finally {
      await file.close()
    }
  }

/** Pipes and devices have nothing to flush. */
function unlessUnsupported(error: unknown) {
  if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error
}

const toStdout: Append = (text) =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })

/** `-`: standard output. */
export const auditTo = (path: string): AuditFile =>
  createAudit(path === '-' ? toStdout : toFile(path), (line) => process.stderr.write(`${line}\n`))

/** The same, once it is known that it can be written; throws `UsageError` where it can't. */
export async function openAudit(path: string): Promise<AuditFile> {
  try {
    if (path !== '-') await toFile(path)('')
  } catch (error) {
    throw new UsageError(`The audit log can’t be written: ${path} (${codeOf(error)}).`)
  }
  return auditTo(path)
}
