import type { RequestAct } from '../../registry/ledger/request'

/** What is asked before something is done to a request, and the words around it. */
export interface ActForm {
  /** Of the button that opens it. */
  label: string
  title: string
  /** What follows from it. */
  says: string
  field: { label: string; required: boolean }
  confirm: string
}

/** Those that take words; `apply`, `verify` and `roll-back` move aliases and are shown as plans. */
export type SaidAct = Exclude<RequestAct, 'apply' | 'verify' | 'roll-back'>

export const ACT_FORMS: Readonly<Record<SaidAct, ActForm>> = {
  comment: {
    label: 'Comment',
    title: 'Comment',
    says: 'It decides nothing, and stays in the discussion. Markdown is drawn.',
    field: { label: 'Comment', required: true },
    confirm: 'Comment',
  },
  'request-changes': {
    label: 'Ask for changes',
    title: 'Ask for changes',
    says: 'Nothing is applied until you, or an admin, clear it. An approval of yours no longer counts.',
    field: { label: 'What has to change', required: true },
    confirm: 'Ask for changes',
  },
  'clear-changes': {
    label: 'Clear changes',
    title: 'Clear the request for changes',
    says: 'What was asked for is done, or no longer wanted.',
    field: { label: 'Why', required: false },
    confirm: 'Clear changes',
  },
  approve: {
    label: 'Approve',
    title: 'Approve',
    says: 'It holds for the evidence on this page. If that changes, it no longer counts.',
    field: { label: 'What you looked at', required: false },
    confirm: 'Approve',
  },
  waive: {
    label: 'Waive a check',
    title: 'Let a check pass that blocks',
    says: 'It takes a reason, and one approval more.',
    field: { label: 'Reason', required: true },
    confirm: 'Let it pass',
  },
  reject: {
    label: 'Reject',
    title: 'Reject',
    says: 'It is final. Whoever asks again links to it.',
    field: { label: 'Reason', required: true },
    confirm: 'Reject',
  },
  withdraw: {
    label: 'Withdraw',
    title: 'Withdraw the request',
    says: 'It is final. The same move can be asked for again.',
    field: { label: 'Reason', required: false },
    confirm: 'Withdraw',
  },
  'renew-evidence': {
    label: 'Renew evidence',
    title: 'Renew the evidence',
    says: 'From now on approvals are about what is on this page. Those about other evidence no longer count.',
    field: { label: 'What is new', required: false },
    confirm: 'Renew evidence',
  },
  supersede: {
    label: 'Supersede',
    title: 'Ask for the newer version instead',
    says: 'A new request is made for it, and this one ends.',
    field: { label: 'Reason', required: true },
    confirm: 'Ask for it instead',
  },
  'review-emergency': {
    label: 'Review the change',
    title: 'Review the emergency change',
    says: 'It was made at once and owes a review. Rolling back is another step.',
    field: { label: 'What you found', required: true },
    confirm: 'Record the review',
  },
}
