import type { Gate, Guard } from '../policy'
import { mayEdit } from './author'
import type { Lane } from './lane'
import type { Remark, ReviewRequest, Stale } from './request'

/** All that is asked of the world to say where a request stands. What is undefined is not known (yet). */
export interface Facts {
  now: Date
  /** Of what the request moves: see `guardFor`. Null: nothing of it is guarded. */
  guard: Guard | null | undefined
  /**
   * Who made the version (of a copy, also who made what it was copied from): as the server says, or as a run claims. Empty:
   * nobody says.
   */
  authors: readonly Maker[] | undefined
  /** The checks that stand in the way, waived or not: `Check.blocks` of `runChecks`. */
  blocking: readonly Gate[] | undefined
  stale: readonly Stale[] | undefined
  /** Of the model whose aliases move. */
  lanes: readonly Lane[] | undefined
}

export interface Maker {
  name: string
  /** A run's user is what its client said. */
  claimed: boolean
}

export interface Judged {
  /** As the log says, with more remarks that do not count: `approvals` and `waivers` are those that do. */
  request: ReviewRequest
  /** How many approvals it takes, waivers included; undefined: the guard is not known. */
  needed: number | undefined
  /** Enough approvals, and one of them since the last waiver. */
  enough: boolean
  /** What still stands in the way: no waiver lets it pass. Undefined: the checks are not known. */
  blocking: readonly Gate[] | undefined
}

/** Which approvals and waivers count by the guard and for the version's author, and whether they are enough. */
export function judge(request: ReviewRequest, facts: Facts): Judged {
  const { guard } = facts
  const remarks = request.remarks.map((remark) =>
    remark.event.type === 'approved' || remark.event.type === 'waived'
      ? { ...remark, ignored: remark.ignored ?? whyNot(remark, facts) }
      : remark,
  )
  const counting = (type: 'approved' | 'waived') =>
    remarks.filter(({ event, ignored }) => event.type === type && ignored === null)
  const approvals = counting('approved')
  const waivers = counting('waived')
  const waived = new Map(
    waivers.flatMap(({ n, event }) => (event.type === 'waived' ? [[event.gate, n]] : [])),
  )
  const used = [...waived].filter(
    ([gate]) => facts.blocking === undefined || facts.blocking.some((other) => other === gate),
  )
  const needed = guard === undefined ? undefined : (guard?.approvals ?? 0) + used.length
  const sinceWaiver = used.every(([, n]) => approvals.some((approval) => approval.n > n))
  return {
    request: { ...request, remarks, approvals, waivers },
    needed,
    enough: needed !== undefined && approvals.length >= needed && sinceWaiver,
    blocking: facts.blocking?.filter((gate) => !waived.has(gate)),
  }
}

/** Why a guard does not take somebody's word, or null. */
function whyNot({ by }: Remark, { guard, authors }: Facts): string | null {
  const author = authors?.find(({ name }) => name === by.name)
  if (author !== undefined) return AUTHOR
  if (guard === null || guard === undefined) return null
  if (guard.approvers.length > 0 && !guard.approvers.includes(by.name)) {
    return 'They are not among those who may approve here.'
  }
  if (!guard.signed || mayEdit(by)) return null
  switch (by.trust) {
    case 'signed':
      return 'Nobody vouches that they had EDIT on the model.'
    case 'unchecked':
      return 'Only signed approvals count here, and signatures can’t be checked in this browser.'
    case 'unsigned':
    case 'unknown-key':
    case 'forged':
      return 'Only signed approvals count here.'
    default:
      return by.trust satisfies never
  }
}

const AUTHOR = 'They made the version, and nobody approves their own.'
