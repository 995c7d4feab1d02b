import type { Check } from './checks/check'
import type { Against, VersionFacts } from './checks/facts'
import { runChecks } from './checks/runChecks'
import type { ReviewRequest } from './ledger/request'
import { guardFor } from './ledger/steps'
import type { Policy } from './policy'

/** What was read of what a request moves. */
export interface Read {
  candidate: VersionFacts
  against: Against
  now: Date
}

/** What the checks of a request say under another policy than the one in force. */
export interface ChecksEffect {
  /** Stand in the way from then on, and do not yet. */
  blocked: readonly Check[]
  /** The other way round; by title, since a check may be switched off. */
  freed: readonly string[]
  /** Did before, and do after. */
  still: readonly Check[]
  /** Would block if they failed, and nobody can tell whether they do. */
  unknown: readonly Check[]
}

/** Runs the checks of an open request by both policies, on the same facts. What is unknown stays so: it is no pass. */
export function checksEffect(
  { proposal }: Pick<ReviewRequest, 'proposal'>,
  read: Read,
  before: Policy,
  after: Policy,
): ChecksEffect {
  const run = (policy: Policy) => {
    const guard = guardFor(policy, proposal)
    // what nothing guards is held up by nothing
    return guard === null ? [] : runChecks({ ...read, policy, guard }).checks
  }
  const [was, is] = [run(before), run(after)]
  const [stood, stands] = [blocksIn(was), blocksIn(is)]
  return {
    blocked: stands.filter((check) => !among(stood, check)),
    freed: stood.filter((check) => !among(stands, check)).map(({ title }) => title),
    still: stands.filter((check) => among(stood, check)),
    unknown: is.filter(
      ({ mode, result, blocks: stops }) => mode === 'block' && result === 'unknown' && !stops,
    ),
  }
}

const blocksIn = (checks: readonly Check[]) => checks.filter((check) => check.blocks)

const among = (checks: readonly Check[], { gate }: Check) =>
  checks.some((other) => other.gate === gate)
