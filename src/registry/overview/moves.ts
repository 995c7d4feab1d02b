import { firstSeen } from '../history/changes'
import type { Mark } from '../ledger/event'
import type { Author, Lane, Settled, Span } from '../ledger/lane'
import { sameMark } from '../ledger/marks'
import type { Remark, ReviewRequest } from '../ledger/request'
import { stepsOf } from '../ledger/steps'

/** How an alias came to move: as approved, by its mover alone, as an emergency, or round the ledger. */
export type How = 'approved' | 'alone' | 'emergency' | 'outside'

/** One move of an alias, as the ledger has it. */
export interface Move {
  /** Of the entry that records it: its lane's run and its number. */
  id: string
  model: string
  alias: string
  /** Undefined: nobody had looked before. */
  from: Mark | null | undefined
  to: Mark | null
  /** Of an outside move: when it was seen. */
  at: Date
  /** Of an outside move: when somebody had last looked; null: nobody had, or it is none. */
  after: Date | null
  how: How
  /** Null: nobody knows. */
  by: Author | null
  reason: string
  /** The request that it says it carries out. */
  request: ReviewRequest | null
  /** Those that this move goes by; none unless it was approved. */
  approvals: readonly Remark[]
  /** It held the alias before: this takes a step back, see `stepsBack`. */
  back: boolean
  /** When what it replaces had taken the alias; null: not known. */
  replacedSince: Date | null
  settled: Settled | null
}

/** What moved on these lanes, the earliest first. First sights are no moves; nor are attempts whose end nobody knows. */
export function movesOf(
  lanes: readonly Lane[],
  requests: ReadonlyMap<string, ReviewRequest>,
): readonly Move[] {
  return lanes
    .flatMap((lane) => {
      const back = stepsBack(lane.spans)
      return lane.spans.flatMap((_, i) => moveAt(lane, i, { requests, back: back.has(i) }) ?? [])
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** Attempts that were never settled: each may have been a move. */
export const unsettledIn = (lanes: readonly Lane[]) =>
  lanes.flatMap(({ model, alias, spans }) =>
    spans.flatMap(({ from, holder }) =>
      from.how === 'unknown' ? [{ model, alias, to: holder, at: from.at }] : [],
    ),
  )

function moveAt(
  lane: Lane,
  i: number,
  { requests, back }: { requests: ReadonlyMap<string, ReviewRequest>; back: boolean },
): Move | null {
  const { run, model, alias, spans } = lane
  const span = spans[i]
  if (span === undefined) return null
  const { from, holder: to } = span
  if (from.how === 'first-sight' || from.how === 'unknown') return null
  const before = spans[i - 1]
  const known = {
    id: `${run}:${from.n}`,
    model,
    alias,
    from: heldBefore(lane, before),
    to,
    back,
    replacedSince: before === undefined ? null : sinceOf(before),
  }
  if (from.how === 'outside') {
    const { before: at, after, settled } = from
    const nobody = { by: null, reason: '', request: null, approvals: [] }
    return { ...known, ...nobody, how: 'outside', at, after, settled }
  }
  const { at, by, reason, emergency } = from
  const request = from.request === null ? null : (requests.get(from.request.run) ?? null)
  const approvals = request !== null && asks(request, known) ? request.approvals : []
  const how = emergency ? 'emergency' : approvals.length > 0 ? 'approved' : 'alone'
  return { ...known, how, at, after: null, by, reason, request, approvals, settled: null }
}

/** Of a move that the lane begins with, what it says itself. */
function heldBefore(lane: Lane, before: Span | undefined): Mark | null | undefined {
  if (before === undefined) return firstSeen(lane)
  return before.from.how === 'unknown' ? undefined : before.holder
}

/**
 * Which of them took a step back: to a version that held it before, and that nobody went back on. What was gone back on may
 * be tried again, and is no step back then.
 */
function stepsBack(spans: readonly Span[]): ReadonlySet<number> {
  const back = new Set<number>()
  const path: Mark[] = []
  spans.forEach(({ from, holder }, i) => {
    if (from.how === 'unknown' || holder === null) return
    const at = path.findLastIndex((one) => sameMark(one, holder))
    if (at < 0) path.push(holder)
    else {
      path.length = at + 1
      back.add(i)
    }
  })
  return back
}

/** Whether the request is for this very step: a rollback names its request as well, and nobody approved that. */
const asks = (
  { proposal, applied }: ReviewRequest,
  { model, alias, to }: Pick<Move, 'model' | 'alias' | 'to'>,
) =>
  stepsOf(proposal, applied?.copied ?? null).some(
    (step) => step.model === model && step.alias === alias && sameMark(step.to, to),
  )

/** From when on it held the alias for sure; null where it may have been so for long. */
export const sinceOf = ({ from }: Span): Date | null => {
  if (from.how === 'first-sight' || from.how === 'unknown') return null
  return from.how === 'outside' ? from.before : from.at
}
