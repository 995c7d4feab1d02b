import { cut } from '../../lib/cut'
import type { Right } from '../right'
import { type Facts, type Judged, judge } from './judge'
import type { RequestAct, RequestState, ReviewRequest, Stale } from './request'
import { requestState } from './requestState'
import { sameMark } from './marks'
import { laneFor, stepsOf } from './steps'

/** Who is looking. */
export interface Person {
  /** As records name them; null: they have not said who they are. */
  name: string | null
  /** They signed in, and what they write is signed. */
  signs: boolean
  admin: boolean
  /** May they move an alias of the model? */
  move: Right
  /** May they write into the ledger? */
  write: Right
}

/**
 * What a person may do to a request, and if not, why, and who can. It is what the rules say of what is known: read again right
 * before a write.
 */
export function mayOn(
  request: ReviewRequest,
  person: Person,
  facts: Facts,
): Record<RequestAct, Right> {
  const judged = judge(request, facts)
  const at: At = { judged, state: requestState(judged, facts), person, facts }
  const to = (act: RequestAct) => rightTo(act, at)
  return {
    comment: to('comment'),
    'request-changes': to('request-changes'),
    'clear-changes': to('clear-changes'),
    approve: to('approve'),
    waive: to('waive'),
    reject: to('reject'),
    withdraw: to('withdraw'),
    'renew-evidence': to('renew-evidence'),
    supersede: to('supersede'),
    apply: to('apply'),
    verify: to('verify'),
    'roll-back': to('roll-back'),
    'review-emergency': to('review-emergency'),
  }
}

interface At {
  judged: Judged
  state: RequestState
  person: Person
  facts: Facts
}

const no = (because: string): Right => ({ may: 'no', because })

function rightTo(act: RequestAct, at: At): Right {
  const { person } = at
  if (person.name === null) return no('Say who you are first: everything here carries a name.')
  const because = WHY_NOT[act](at)
  if (because !== null) return no(because)
  return worse(person.write, NEEDS_EDIT.has(act) ? person.move : { may: 'yes' })
}

/** What a console that vouches for somebody's level takes to be worth nothing without EDIT. */
const NEEDS_EDIT: ReadonlySet<RequestAct> = new Set([
  'request-changes',
  'approve',
  'waive',
  'reject',
  'apply',
  'roll-back',
  'review-emergency',
])

const BADNESS = { yes: 0, unknown: 1, no: 2 } as const
const worse = (a: Right, b: Right): Right => (BADNESS[b.may] > BADNESS[a.may] ? b : a)

/** By act: what stands in the way, as a sentence that says who can instead; null: nothing does. */
const WHY_NOT: Readonly<Record<RequestAct, (at: At) => string | null>> = {
  comment: () => null,
  'request-changes': (at) =>
    undecided(at) ??
    (isAsker(at) ? 'You asked for this: renew its evidence, or withdraw it.' : null),
  'clear-changes': (at) => undecided(at) ?? notTheirChanges(at),
  approve: (at) =>
    undecided(at) ??
    (at.judged.request.emergency === null
      ? null
      : 'An emergency change is applied at once, and reviewed after.') ??
    notAReviewer(at, 'approve') ??
    staleWords(at) ??
    approvedBefore(at),
  waive: (at) =>
    undecided(at) ??
    notAReviewer(at, 'waive a check') ??
    staleWords(at) ??
    (at.judged.blocking?.length === 0 ? 'No check stands in the way.' : null),
  reject: (at) =>
    undecided(at) ?? (isAsker(at) ? 'You asked for this: withdraw it instead.' : null),
  withdraw: (at) =>
    undecided(at) ??
    (isAsker(at) || at.person.admin ? null : `Only ${asker(at)}, who asked, or an admin can.`),
  'renew-evidence': (at) => undecided(at) ?? needsNoRenewal(at),
  supersede: (at) =>
    undecided(at) ??
    (isAsker(at) || at.person.move.may !== 'no'
      ? null
      : `Only ${asker(at)}, who asked, or somebody who may move the alias can.`),
  apply: mayNotApply,
  verify: ({ state }) => (state === 'applied' ? null : afterwards(state, 'verified')),
  'roll-back': mayNotRollBack,
  'review-emergency': (at) => {
    const { request } = at.judged
    if (request.emergency === null) return 'It was no emergency, so it owes no review.'
    if (request.emergency.reviewed !== null) return 'It was reviewed before.'
    if (request.applied === null) return 'It is not applied yet.'
    return request.applied.by.name === at.person.name
      ? 'You made the change: somebody else reviews it.'
      : notAReviewer(at, 'review it')
  },
}

const DONE: Readonly<Partial<Record<RequestState, string>>> = {
  applying: 'It is being applied: finish that first.',
  applied: 'It was applied.',
  verified: 'It was applied.',
  'rolled-back': 'It was applied, and rolled back.',
  rejected: 'It was rejected, for good: ask again instead.',
  withdrawn: 'It was withdrawn: ask again instead.',
  expired: 'It has run out: ask again instead.',
  superseded: 'Another request has taken its place.',
}

const undecided = ({ state }: At): string | null => DONE[state] ?? null

const afterwards = (state: RequestState, done: string): string =>
  state === 'verified' && done === 'verified'
    ? 'It was verified before.'
    : state === 'applied' || state === 'verified'
      ? `It can’t be ${done}.`
      : state === 'rolled-back'
        ? 'It was rolled back.'
        : 'It is not applied yet.'

const name = (text: string) => cut(text, 80)
const asker = ({ judged }: At) => name(judged.request.asker.name)
const isAsker = ({ judged, person }: At) => judged.request.asker.name === person.name

/** R1, R2, and whose word the guard takes. */
function notAReviewer(at: At, doing: string): string | null {
  const { person, facts, judged } = at
  const { guard, authors } = facts
  const others = 'Somebody else with EDIT on the model can.'
  if (isAsker(at)) return `You asked for this, and whoever asks can’t ${doing}. ${others}`
  const author = authors?.find((maker) => maker.name === person.name)
  if (author !== undefined) {
    return author.claimed
      ? `The run says that you made this version, and whoever did can’t ${doing}. ${others}`
      : `You made this version, and whoever did can’t ${doing}. ${others}`
  }
  if (guard === null || guard === undefined) return null
  if (guard.approvers.length > 0 && !guard.approvers.includes(person.name ?? '')) {
    return `Only ${guard.approvers.map(name).join(', ')} can ${doing} here.`
  }
  if (!guard.signed) return null
  if (!person.signs)
    return 'Only what is signed counts here, and this console signs nothing of yours.'
  return unsignedAsk(judged.request)
}

/**
 * Where only signed words count, the ask must be signed as well: whoever asks under another name could approve their own.
 */
const unsignedAsk = ({ asker: by }: ReviewRequest): string | null =>
  by.trust === 'signed'
    ? null
    : 'Nobody vouches for who asked, so nobody can tell that somebody else approves. Ask again here, in its place.'

function notTheirChanges({ judged, person }: At): string | null {
  const { changes } = judged.request
  if (changes.length === 0) return 'Nobody asked for changes.'
  if (person.admin || changes.some(({ by }) => by.name === person.name)) return null
  const names = [...new Set(changes.map(({ by }) => name(by.name)))]
  return `Only ${names.join(', ')}, who asked for changes, or an admin can.`
}

function approvedBefore({ judged, person }: At): string | null {
  const { approvals, waivers } = judged.request
  const own = approvals.find(({ by }) => by.name === person.name)
  // one approval has to have seen every waiver
  return own === undefined || waivers.some(({ n }) => n > own.n) ? null : 'You approved it.'
}

/** What no renewal of evidence helps against: R3, and what was asked for no longer exists. */
const FOR_GOOD: ReadonlySet<Stale['why']> = new Set([
  'holder-moved',
  'policy-changed',
  'version-gone',
])

function staleWords({ facts }: At): string | null {
  const [first] = facts.stale ?? []
  if (first === undefined) return null
  switch (first.why) {
    case 'version-gone':
      return 'The version that was asked for is gone.'
    case 'holder-moved':
      return 'Somebody moved the alias since it was asked for: ask again, in its place.'
    case 'policy-changed':
      return 'The policy changed since it was asked for: ask again, in its place.'
    case 'evidence-changed':
      return 'What is known of the version changed since: renew the evidence first.'
    default:
      return first satisfies never
  }
}

function needsNoRenewal(at: At): string | null {
  const { stale } = at.facts
  if (stale?.some(({ why }) => FOR_GOOD.has(why))) return staleWords(at)
  if (at.judged.request.evidence === null) return null
  return stale?.length === 0 ? 'The evidence is what is known now.' : null
}

function mayNotApply(at: At): string | null {
  const { judged, state, facts } = at
  const { request, blocking, enough, needed } = judged
  if (state !== 'applying') {
    const over = undecided(at) ?? busy(at)
    if (over !== null) return over
  }
  // an emergency is not held up by what was only measured anew, nor by the rules; but it moves what it names
  if (request.emergency !== null) {
    const gone = facts.stale?.find(({ why }) => why === 'version-gone' || why === 'holder-moved')
    return gone === undefined ? null : staleWords({ ...at, facts: { ...facts, stale: [gone] } })
  }
  if (facts.guard === null) return staleWords(at)
  if (facts.guard === undefined) return 'The policy is not read yet.'
  if (state === 'changes-requested') return 'Changes were asked for, and that is not cleared.'
  const unsigned = facts.guard.signed ? unsignedAsk(request) : null
  if (unsigned !== null) return unsigned
  const stale = staleWords(at)
  if (stale !== null) return stale
  if (facts.stale === undefined || facts.authors === undefined || blocking === undefined) {
    return 'What it was approved for is not compared with what is there yet.'
  }
  if (blocking.length > 0) {
    return `${blocking.length === 1 ? 'A check stands' : 'Checks stand'} in the way: ${blocking.join(', ')}.`
  }
  if (enough) return null
  const have = request.approvals.length
  return have < (needed ?? 0)
    ? `It takes ${needed} ${needed === 1 ? 'approval' : 'approvals'}, and has ${have}.`
    : 'A check was waived after the last approval: one of the reviewers has to approve again.'
}

/** Somebody else is moving the same alias. */
function busy({ judged, facts }: At): string | null {
  for (const step of stepsOf(judged.request.proposal)) {
    const open = laneFor(facts.lanes ?? [], step)?.open
    if (open && open.request?.run !== judged.request.run) {
      return `${name(open.by.name)} is moving @${name(step.alias)}, and that is not settled.`
    }
  }
  return null
}

function mayNotRollBack(at: At): string | null {
  const { judged, state, facts } = at
  const { proposal, applied, run } = judged.request
  if (applied === null || (state !== 'applied' && state !== 'verified')) {
    return afterwards(state, 'rolled back')
  }
  for (const { model, alias, from, to } of stepsOf(proposal, applied.copied)) {
    if (from === null) {
      return `Nobody held @${name(alias)} before, so there is nobody to give it back to.`
    }
    const lane = laneFor(facts.lanes ?? [], { model, alias })
    if (lane?.open && lane.open.request?.run !== run) return busy(at)
    if (lane?.holder === undefined || sameMark(lane.holder, to)) continue
    // a rollback of several steps that was begun is to be finished
    const begun = lane.spans.at(-1)?.from
    if (begun?.how !== 'moved' || begun.request?.run !== run || !sameMark(lane.holder, from)) {
      return `@${name(alias)} was moved again since.`
    }
  }
  return null
}
