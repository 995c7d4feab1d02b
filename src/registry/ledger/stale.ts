import type { Mark, PolicyRef } from './event'
import type { Lane } from './lane'
import { sameMark } from './marks'
import type { ReviewRequest, Stale } from './request'
import { doneFor, laneFor, stepsOf } from './steps'

/** What the registry and the ledger say now. What is undefined is not known, and makes nothing stale. */
export interface Present {
  /** By alias, of the model in which the aliases move. */
  holders: ReadonlyMap<string, Mark | null> | undefined
  /** The version that is to take over: as its record says now; null: there is none any more. */
  candidate: Mark | null | undefined
  /** Computed from the facts of now, and in sentences what of them is another than when it was last set. */
  evidence: { hash: string; changed: readonly string[] } | undefined
  /** The policy in force; null: none was ever set. */
  policy: PolicyRef | undefined
  lanes: readonly Lane[] | undefined
}

/** Why what a request asks for is not what would happen; none once it is applied. */
export function staleOf(request: ReviewRequest, present: Present): readonly Stale[] {
  const { proposal, evidence } = request
  if (request.applied !== null) return []
  const { holders, candidate, policy, lanes = [] } = present
  const moved = stepsOf(proposal).flatMap((step): Stale[] => {
    const lane = laneFor(lanes, step)
    if (holders === undefined || (lane !== undefined && doneFor(request.run, lane) !== null)) {
      return []
    }
    const now = holders.get(step.alias) ?? null
    return sameMark(step.from, now) ? [] : [{ why: 'holder-moved', was: step.from, now }]
  })
  const wanted = proposal.kind === 'copy' ? proposal.source : proposal.to
  const gone = candidate !== undefined && !sameMark(wanted, candidate)
  const changed =
    evidence !== null && present.evidence !== undefined && present.evidence.hash !== evidence
  return [
    ...(gone ? [{ why: 'version-gone' as const }] : []),
    ...moved,
    ...(policy === undefined || samePolicy(request.policy, policy)
      ? []
      : [
          {
            why: 'policy-changed' as const,
            was: request.policy?.number ?? null,
            now: policy?.number ?? null,
          },
        ]),
    ...(changed
      ? [{ why: 'evidence-changed' as const, changed: present.evidence?.changed ?? [] }]
      : []),
  ]
}

const samePolicy = (a: PolicyRef, b: PolicyRef): boolean =>
  a === null || b === null ? a === b : a.hash === b.hash && a.scope === b.scope
