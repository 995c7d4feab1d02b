import type { Right } from '../right'
import type { Awaits } from './awaits'
import type { RequestAct, ReviewRequest } from './request'

/** The parts of the inbox, in order. `outside` holds no requests but aliases that moved without one. */
export const GROUPS = ['mine', 'asked', 'others', 'outside', 'decided'] as const
export type Group = (typeof GROUPS)[number]

/** What a group is called. */
export const GROUP_TITLES: Readonly<Record<Group, string>> = {
  mine: 'To decide by me',
  asked: 'Asked by me',
  others: 'Waiting for others',
  outside: 'Outside moves',
  decided: 'Decided',
}

interface Reader {
  /** As records name them; null: nobody knows who is looking. */
  me: string | null
  /** What they may do to this request. */
  may: (act: RequestAct) => Right
}

/** Where a request that is not over stands for one person. A right that nobody can tell is taken for one. */
export function groupOf(
  request: ReviewRequest,
  awaited: Awaits,
  { me, may }: Reader,
): 'mine' | 'asked' | 'others' | 'decided' {
  const open = (act: RequestAct) => may(act).may !== 'no'
  const asked = me !== null && request.asker.name === me ? 'asked' : 'others'
  switch (awaited.for) {
    case 'nothing':
      return 'decided'
    case 'approvals':
      return asked === 'asked' || hasApproved(request, me) || !open('approve') ? asked : 'mine'
    case 'clearing':
      return me !== null && awaited.by.includes(me) && open('clear-changes') ? 'mine' : asked
    case 'review':
      return open('review-emergency') ? 'mine' : asked
    case 'changes':
    case 'applying':
    case 'finishing':
    case 'verifying':
      return asked
    default:
      return awaited satisfies never
  }
}

const hasApproved = ({ approvals }: ReviewRequest, me: string | null) =>
  approvals.some(({ by, ignored }) => by.name === me && ignored === null)

/** Who waits longest comes first. */
export const byAge = (a: ReviewRequest, b: ReviewRequest): number =>
  a.asked.getTime() - b.asked.getTime()

/** The group that an address names; null for no such one. */
export const readGroup = (text: string | null): Group | null =>
  GROUPS.find((group) => group === text) ?? null

/** Whether nobody has anything to do about it any more. */
export function isOver({
  ended,
  applied,
  verified,
  rolledBack,
  emergency,
}: ReviewRequest): boolean {
  if (ended !== null) return true
  if (applied === null || (emergency !== null && emergency.reviewed === null)) return false
  return verified !== null || rolledBack !== null
}
