import type { ErrorKind } from '../registry/errors'

/** What one of the console server's own codes says beyond its status. */
interface FrontCode {
  /** Ends the sentence "… failed:". */
  because: string
  /** Where the status alone would mislead. */
  kind?: ErrorKind
  /** A write answered so was not forwarded, or was turned away by something before MLflow. */
  notApplied?: true
}

const CODES = new Map<string, FrontCode>([
  ['RINGSIDE_UNREACHABLE', { because: 'the console server can’t reach MLflow' }],
  ['RINGSIDE_TIMEOUT', { because: 'MLflow did not answer the console server in time' }],
  // read-only refuses everybody: it says nothing about this person's rights
  ['RINGSIDE_READ_ONLY', { because: 'this console is read-only', kind: 'invalid' }],
  ['RINGSIDE_SIGN_IN_ELSEWHERE', { because: 'MLflow sent us elsewhere to sign in' }],
  ['RINGSIDE_AUDIT', { because: 'the console can’t keep its audit log', notApplied: true }],
  ['RINGSIDE_BUSY', { because: 'other writes to this model took too long', notApplied: true }],
  [
    'RINGSIDE_HOLDER_UNKNOWN',
    { because: 'MLflow did not say who holds the alias now', notApplied: true },
  ],
  // 502 to others, but asking again would bring the same
  [
    'RINGSIDE_REDIRECTED',
    { because: 'MLflow sent us elsewhere', kind: 'unreadable', notApplied: true },
  ],
  ['RINGSIDE_ENCODED', { because: 'the answer came compressed unasked', kind: 'unreadable' }],
  ['RINGSIDE_ANSWER_TOO_LARGE', { because: 'the answer is too large', kind: 'unreadable' }],
])

/** Undefined for a code of MLflow's, for none, and where the status says it all. */
export const frontCode = (code: string | null): FrontCode | undefined => CODES.get(code ?? '')
