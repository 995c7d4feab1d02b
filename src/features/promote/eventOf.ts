import type { LedgerEvent } from '../../registry/ledger/event'
import type { Remark } from '../../registry/ledger/request'
import type { SaidAct } from './actForms'

interface Said {
  text: string
  /** Of what is chosen among: a gate, a verdict. */
  choice: string | null
  /** Of what is on the page; null: not known. */
  evidence: string | null
  /** Requests for changes that are to be cleared. */
  changes: readonly Remark[]
}

/** What is written for an act, one entry after the other; empty where something that it takes is missing. */
export function eventsOf(
  act: Exclude<SaidAct, 'supersede'>,
  { text, choice, evidence, changes }: Said,
): readonly LedgerEvent[] {
  switch (act) {
    case 'comment':
      return [{ type: 'comment', text }]
    case 'request-changes':
      return [{ type: 'changes-requested', text }]
    case 'clear-changes':
      return changes.map(({ n }) => ({ type: 'changes-cleared', changes: n, text }))
    case 'approve':
      return evidence === null ? [] : [{ type: 'approved', evidence, text }]
    case 'waive':
      return choice === null ? [] : [{ type: 'waived', gate: choice, reason: text }]
    case 'reject':
      return [{ type: 'rejected', text }]
    case 'withdraw':
      return [{ type: 'withdrawn', text }]
    case 'renew-evidence':
      return evidence === null ? [] : [{ type: 'evidence', evidence, text }]
    case 'review-emergency':
      return [
        {
          type: 'reviewed',
          verdict: choice === 'should-not-have-been' ? choice : 'stands',
          text,
        },
      ]
    default:
      return act satisfies never
  }
}
