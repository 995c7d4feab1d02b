/** Codes of the console server's own answers that say more than their status, as what to tell a person. */
const REASONS = new Map<string, string>([
  ['RINGSIDE_UNREACHABLE', 'the console server can’t reach MLflow'],
  ['RINGSIDE_TIMEOUT', 'MLflow did not answer the console server in time'],
  ['RINGSIDE_READ_ONLY', 'this console is read-only'],
  ['RINGSIDE_BUSY', 'other writes to this model took too long'],
  ['RINGSIDE_HOLDER_UNKNOWN', 'MLflow did not say who holds the alias now'],
  ['RINGSIDE_SIGN_IN_ELSEWHERE', 'MLflow sent us elsewhere to sign in'],
  ['RINGSIDE_REDIRECTED', 'MLflow sent us elsewhere'],
])

/** 5xx answers of the console server to a write that it did not forward. */
const NOT_FORWARDED = new Set(['RINGSIDE_BUSY', 'RINGSIDE_HOLDER_UNKNOWN'])

export const frontReason = (code: string | null): string | undefined => REASONS.get(code ?? '')

/** The write never left the console server, although the status is that of a lost answer. */
export const neverForwarded = (code: string | null): boolean => NOT_FORWARDED.has(code ?? '')
