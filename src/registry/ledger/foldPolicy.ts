import type { Policy } from '../policy'
import { readPolicy } from '../policyFile'
import { authorOf, mayManage, readable } from './author'
import type { Author } from './lane'
import type { Log, Recorded } from './log'

/** One policy that was set. */
export interface PolicyVersion {
  n: number
  by: Author
  at: Date
  reason: string
  number: number
  hash: string
  /** As written; null: it is not in the log. */
  text: string | null
  /** Null: it counts. Else why it does not. */
  ignored: string | null
}

export interface PolicyHistory {
  run: string
  /** Null: of the whole console. */
  model: string | null
  /** Oldest first. */
  versions: readonly PolicyVersion[]
  /** The last that counts; null: none was ever set. */
  current: { version: PolicyVersion; policy: Policy; problems: readonly string[] } | null
}

/**
 * Which policies were set, from the entries alone; null: it is no policy's log. `signs`: this ledger is used with sign-in,
 * so that a policy counts only if a console vouches that its author may MANAGE the model (the console's: is an admin).
 */
export function foldPolicy(log: Log, { signs }: { signs: boolean }): PolicyHistory | null {
  if (log.about?.kind !== 'policy') return null
  const versions: PolicyVersion[] = []
  let current: PolicyHistory['current'] = null
  for (const recorded of log.entries.slice(1)) {
    const version = versionOf(recorded, log)
    if (version === null) continue
    const before: number = current?.version.number ?? 0
    const read = version.ignored ?? readText(version, before, signs)
    if (typeof read === 'string') versions.push({ ...version, ignored: read })
    else {
      versions.push(version)
      current = { version, ...read }
    }
  }
  return { run: log.run, model: log.about.model, versions, current }
}

function versionOf(recorded: Recorded, { attachments }: Log): PolicyVersion | null {
  const read = readable(recorded)
  if (recorded.entry?.event.type !== 'policy') return null
  const { reason, number, policy: hash } = recorded.entry.event
  return {
    n: recorded.n,
    by: authorOf(recorded.entry, recorded.trust),
    at: new Date(recorded.entry.at),
    reason,
    number,
    hash,
    text: attachments.get(hash) ?? null,
    ignored: read.ok ? null : read.because,
  }
}

/** What the policy says; a sentence: why it does not count. */
function readText(
  { by, number, text }: PolicyVersion,
  before: number,
  signs: boolean,
): ReturnType<typeof readPolicy> | string {
  if (signs && by.trust !== 'signed') return 'Nobody vouches for its author.'
  if (by.trust === 'signed' && !mayManage(by)) return 'Its author may not set policies.'
  if (number !== before + 1) return `It is numbered ${number}, and ${before + 1} was next.`
  if (text === null) return 'Its text is missing.'
  try {
    return readPolicy(JSON.parse(text))
  } catch {
    return 'Its text is no JSON.'
  }
}
