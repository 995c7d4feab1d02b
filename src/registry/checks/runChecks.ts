import { GATES, type Gate, type Guard, type Policy, modeOf } from '../policy'
import { cardGate, validationGate } from './cardGate'
import { type Check, type Finding, finding } from './check'
import { contractGate } from './contractGate'
import { environmentGate } from './environmentGate'
import type { Against, VersionFacts } from './facts'
import { filesGate, pickleGate } from './filesGate'
import { dataGate, lineageGate } from './lineageGate'
import { metricsGate } from './metricsGate'
import { exampleGate, readyGate, signatureGate } from './readyGate'

/*
 * Whether a version may take over, as far as anybody can tell.
 *
 *   runChecks({ candidate, against, policy, guard, now })  →  Checks
 *     checks    one `Check` for each gate that the policy does not switch off: result (pass, warn, fail, unknown), the
 *               fact, where it came from, whether it blocks. Those that compare are left out where nobody asks for a
 *               comparison (`against.kind === 'not asked'`): that is a version's readiness.
 *     blocks    how many stand in the way
 *     sentence  the one to show first
 *
 * Unknown is never pass: a gate that blocks is not passed by what nobody could read. Whether it stops anybody is the
 * guard's to say (`unknown: 'block'`).
 */
export interface Checks {
  sentence: string
  blocks: number
  /** What blocks first, then failures, what is not known, what wants a look, what passes; each in the order of `GATES`. */
  checks: readonly Check[]
}

export interface Asked {
  candidate: VersionFacts
  against: Against
  policy: Policy
  /** Of the alias that it would take over; null: not guarded, or none in particular. */
  guard: Guard | null
  now: Date
}

/** What people call a gate. */
export const TITLES: Readonly<Record<Gate, string>> = {
  ready: 'Status',
  signature: 'Signature',
  example: 'Input example',
  contract: 'Contract',
  metrics: 'Metrics',
  environment: 'Environment',
  lineage: 'Lineage',
  data: 'Training data',
  card: 'Owner and description',
  validation: 'Validation',
  pickle: 'Pickles',
  files: 'Files',
}

/** What wants looking at comes first. */
export const ORDER = { fail: 1, unknown: 2, warn: 3, pass: 4 } as const

export function runChecks(asked: Asked): Checks {
  const { policy, guard } = asked
  const checks = GATES.flatMap((gate): Check[] => {
    const mode = modeOf(policy, guard, gate)
    const found = mode === 'off' ? null : findingOf(gate, asked)
    if (mode === 'off' || found === null) return []
    const stops =
      found.result === 'fail' || (found.result === 'unknown' && guard?.unknown === 'block')
    return [{ ...found, gate, title: TITLES[gate], mode, blocks: mode === 'block' && stops }]
  })
  return {
    sentence: sentenceOf(checks),
    blocks: checks.filter(({ blocks }) => blocks).length,
    checks: checks.toSorted((a, b) => rank(a) - rank(b)),
  }
}

const rank = ({ blocks, result }: Check) => (blocks ? 0 : ORDER[result])

/** Null: it compares, and there is nobody to compare with. */
function findingOf(gate: Gate, { candidate, against, policy, now }: Asked): Finding | null {
  switch (gate) {
    case 'ready':
      return readyGate(candidate)
    case 'signature':
      return signatureGate(candidate)
    case 'example':
      return exampleGate(candidate)
    case 'metrics':
      return metricsGate(candidate, against, policy)
    case 'environment':
      return environmentGate(candidate, against)
    case 'lineage':
      return lineageGate(candidate)
    case 'card':
      return cardGate(candidate, policy)
    case 'validation':
      return validationGate(candidate, policy, now)
    case 'pickle':
      return pickleGate(candidate)
    case 'contract':
      return against.kind === 'holder' ? contractGate(candidate, against.facts) : first(against)
    case 'data':
      return against.kind === 'holder' ? dataGate(candidate, against.facts) : null
    case 'files':
      return against.kind === 'holder' ? filesGate(candidate, against.facts) : null
    default:
      return gate satisfies never
  }
}

const first = ({ kind }: Against): Finding | null =>
  kind === 'nobody'
    ? finding('pass', 'aliases', 'No version holds the alias, so nobody relies on one')
    : null

function sentenceOf(checks: readonly Check[]): string {
  const [blocking, ...others] = checks.filter(({ blocks }) => blocks)
  if (blocking !== undefined) {
    const more =
      others.length === 0
        ? ''
        : ` So ${others.length === 1 ? 'does' : 'do'} ${others.map(({ title }) => title).join(', ')}.`
    return `${blocking.title} blocks: ${blocking.fact}.${more}`
  }
  const count = (result: Check['result']) =>
    checks.filter((check) => check.result === result).length
  const [fail, unknown, warn] = [count('fail'), count('unknown'), count('warn')]
  const rest = [
    ...(fail > 0 ? [`${fail} ${fail === 1 ? 'check fails' : 'checks fail'}`] : []),
    ...(unknown > 0 ? [`${unknown} can’t be told`] : []),
    ...(warn > 0 ? [`${warn} to look at`] : []),
  ]
  return rest.length === 0
    ? 'Nothing blocks, and every check passes.'
    : `Nothing blocks; ${rest.join(', ')}.`
}
