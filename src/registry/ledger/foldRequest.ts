import { NEEDS_EDIT, authorOf, mayNotEdit, readable } from './author'
import { type EventOf, type EventType, isOf } from './event'
import type { Log } from './log'
import type { Remark, ReviewRequest } from './request'

/*
 * foldRequest(log)  →  ReviewRequest | null       null: it is no request's log
 *
 * What a request is, from the entries alone, in the order of their numbers. Each entry counts, or its remark says why not
 * (`ignored`); what can't be understood at all is in the log and not in the discussion. An end is for good.
 *
 * What takes more than the log (the version's author, the guard, the clock, the registry) follows in `judge`,
 * `requestState` and `mayOn`.
 */
export function foldRequest(log: Log): ReviewRequest | null {
  const [opening, ...rest] = log.entries
  const asked = opening?.entry?.event
  if (log.about?.kind !== 'request' || !opening?.entry || asked?.type !== 'asked') return null
  const { by, at } = opening.entry
  const first: Remark = {
    n: opening.n,
    by: authorOf(opening.entry, opening.trust),
    at: new Date(at),
    event: asked,
    ignored: opening.trust === 'forged' ? 'Its signature is not one of this text.' : null,
  }
  const state: State = {
    asker: by,
    emergency: asked.emergency !== null,
    expires: dateOf(asked.expires),
    evidence: asked.evidence,
    evidenceSince: opening.n,
    changes: new Map(),
    ended: null,
    supersededBy: null,
    applied: null,
    verified: null,
    rolledBack: null,
    reviewed: null,
  }
  const said: Remark[] = [first]
  for (const recorded of rest) {
    if (recorded.entry === null) continue
    const read = readable(recorded)
    const remark: Remark = {
      n: recorded.n,
      by: authorOf(recorded.entry, recorded.trust),
      at: new Date(recorded.entry.at),
      event: recorded.entry.event,
      ignored: read.ok ? null : read.because,
    }
    said.push({ ...remark, ignored: remark.ignored ?? apply(state, remark) })
  }
  const remarks = said.map((remark) => ({
    ...remark,
    ignored: remark.ignored ?? overtaken(state, remark, said),
  }))
  const counting = (type: EventType) =>
    remarks.filter(({ event, ignored }) => event.type === type && ignored === null)
  return {
    run: log.run,
    proposal: asked.proposal,
    asker: first.by,
    asked: first.at,
    reason: asked.reason,
    policy: asked.policy,
    evidence: state.evidence,
    expires: state.expires,
    again: asked.again,
    emergency:
      asked.emergency === null
        ? null
        : { reviewBy: new Date(asked.emergency.reviewBy), reviewed: state.reviewed },
    remarks,
    changes: remarks.filter(({ n }) => state.changes.has(n)),
    approvals: counting('approved'),
    waivers: counting('waived'),
    ended: state.ended,
    applied: state.applied,
    verified: state.verified,
    rolledBack: state.rolledBack,
    supersededBy: state.supersededBy,
  }
}

interface State extends Pick<
  ReviewRequest,
  'ended' | 'applied' | 'verified' | 'rolledBack' | 'supersededBy' | 'expires' | 'evidence'
> {
  asker: string
  emergency: boolean
  /** The entry that set the evidence. */
  evidenceSince: number
  /** Asked for and not cleared, by number. */
  changes: Map<number, Remark>
  reviewed: Remark | null
}

const dateOf = (moment: string | null) => (moment === null ? null : new Date(moment))

const OVER = {
  rejected: 'It was rejected before.',
  withdrawn: 'It was withdrawn before.',
  expired: 'It had run out before.',
  superseded: 'Another request had taken its place before.',
} as const

/** Until it is applied or ended. */
const BEFORE = [
  'changes-requested',
  'changes-cleared',
  'evidence',
  'approved',
  'waived',
  'rejected',
  'withdrawn',
  'expired',
  'superseded',
  'applied',
] as const
type Before = (typeof BEFORE)[number]

/** Once it is applied. */
const AFTERWARDS = ['verified', 'rolled-back', 'reviewed'] as const
type Afterwards = (typeof AFTERWARDS)[number]

/** Changes `state`, and says why not where it does not. */
function apply(state: State, remark: Remark): string | null {
  const { event } = remark
  if (event.type === 'comment') return null
  if (event.type === 'asked') return 'It was asked before.'
  if (isOf(event, AFTERWARDS)) return applyAfterwards(state, remark, event)
  if (!isOf(event, BEFORE)) return 'It does not belong into a request.'
  if (state.ended !== null) return OVER[state.ended]
  if (state.applied !== null) return 'It was applied before.'
  return applyBefore(state, remark, event)
}

function applyBefore(state: State, remark: Remark, event: EventOf<Before>): string | null {
  const { n, by, at } = remark
  const own = by.name === state.asker
  switch (event.type) {
    case 'changes-requested':
      if (own) return 'Whoever asked can renew the evidence or withdraw instead.'
      if (mayNotEdit(by)) return NEEDS_EDIT
      state.changes.set(n, remark)
      return null
    case 'changes-cleared': {
      const cleared = state.changes.get(event.changes)
      if (cleared === undefined) return `No changes asked for as number ${event.changes} were open.`
      if (cleared.by.name !== by.name && !by.admin) {
        return 'Only whoever asked for changes, or an admin, clears that.'
      }
      state.changes.delete(event.changes)
      return null
    }
    case 'evidence':
      if (event.evidence === state.evidence) return 'The evidence was the same before.'
      state.evidence = event.evidence
      state.evidenceSince = n
      return null
    case 'approved':
      if (own) return 'Whoever asks can’t approve.'
      return mayNotEdit(by) ? NEEDS_EDIT : null
    case 'waived':
      if (own) return 'Whoever asks can’t waive a check.'
      if (mayNotEdit(by)) return NEEDS_EDIT
      return event.reason.trim() === '' ? 'It gives no reason.' : null
    case 'rejected':
      if (mayNotEdit(by)) return NEEDS_EDIT
      state.ended = 'rejected'
      return null
    case 'withdrawn':
      if (!own && !by.admin) return 'Only whoever asked, or an admin, can withdraw it.'
      state.ended = 'withdrawn'
      return null
    case 'expired':
      if (state.expires === null || at < state.expires) return 'It had not run out yet.'
      state.ended = 'expired'
      return null
    case 'superseded':
      if (!own && mayNotEdit(by)) return NEEDS_EDIT
      state.ended = 'superseded'
      state.supersededBy = event.by
      return null
    case 'applied':
      if (mayNotEdit(by)) return NEEDS_EDIT
      state.applied = { at, by, moves: event.moves, copied: event.copied }
      return null
    default:
      return event satisfies never
  }
}

function applyAfterwards(state: State, remark: Remark, event: EventOf<Afterwards>): string | null {
  const { by, at } = remark
  switch (event.type) {
    case 'verified':
      if (state.applied === null) return 'It was not applied.'
      if (state.rolledBack !== null) return 'It was rolled back before.'
      if (state.verified !== null) return 'It was verified before.'
      state.verified = at
      return null
    case 'rolled-back':
      if (state.applied === null) return 'It was not applied.'
      if (state.rolledBack !== null) return 'It was rolled back before.'
      if (mayNotEdit(by)) return NEEDS_EDIT
      state.rolledBack = { at, by, reason: event.reason }
      return null
    case 'reviewed':
      if (!state.emergency) return 'It was no emergency, so it owes no review.'
      if (by.name === state.asker) return 'Whoever made the change can’t review it.'
      if (mayNotEdit(by)) return NEEDS_EDIT
      if (state.reviewed !== null) return 'It was reviewed before.'
      state.reviewed = remark
      return null
    default:
      return event satisfies never
  }
}

/** Why something that counted when it was said no longer does. */
function overtaken(state: State, { n, by, event }: Remark, said: readonly Remark[]): string | null {
  if (event.type === 'waived') {
    return n < state.evidenceSince ? 'The evidence has changed since.' : null
  }
  if (event.type !== 'approved') return null
  if (event.evidence !== state.evidence) return 'It is about other evidence than the request.'
  const later = said.filter(
    (other) => other.n > n && other.ignored === null && other.by.name === by.name,
  )
  if (later.some((other) => other.event.type === 'changes-requested')) {
    return 'They asked for changes after it.'
  }
  const again = later.some(
    (other) => other.event.type === 'approved' && other.event.evidence === state.evidence,
  )
  return again ? 'They approved again later.' : null
}
