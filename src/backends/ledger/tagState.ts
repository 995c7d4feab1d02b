import type { LedgerEvent } from '../../registry/ledger/event'
import { foldRequest } from '../../registry/ledger/foldRequest'
import { hashText } from '../../registry/ledger/hash'
import { type Log, tailOf } from '../../registry/ledger/log'
import type { ReviewRequest } from '../../registry/ledger/request'
import { STATE_TAG } from '../../registry/ledger/subject'
import { draftEntry } from '../../registry/ledger/writeEntry'
import type { TagState } from './tags'

/** What the index is to say of a request: `final` when nobody has anything to do about it any more. */
export function tagStateOf(request: ReviewRequest): TagState {
  const { ended, applied, verified, rolledBack, emergency } = request
  if (ended !== null) return 'final'
  if (applied === null) return 'open'
  const owesReview = emergency !== null && emergency.reviewed === null
  return !owesReview && (verified !== null || rolledBack !== null) ? 'final' : 'unverified'
}

/** The tags that go with `events` in one call, so that the index is right at once; none for a log that is no request. */
export function tagsAfter(
  log: Log,
  events: readonly LedgerEvent[],
  { by, at }: { by: string; at: Date },
): ReadonlyMap<string, string> {
  const { n, prev } = tailOf(log)
  const entries = events.map((event, i) => {
    const entry = draftEntry({ event, prev, by, at, nonce: 'not written yet' })
    const text = JSON.stringify(entry)
    return {
      run: log.run,
      n: n + i,
      text,
      hash: hashText(text),
      entry,
      fault: null,
      trust: 'unsigned',
    } as const
  })
  const request = foldRequest({ ...log, entries: [...log.entries, ...entries] })
  return request === null ? new Map() : new Map([[STATE_TAG, tagStateOf(request)]])
}
