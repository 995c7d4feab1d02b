import { describe, expect, test } from 'vitest'
import type { Right } from '../right'
import { awaits } from './awaits'
import { byAge, groupOf, isOver } from './inbox'
import type { RequestAct, RequestState, ReviewRequest } from './request'
import { author, remark, request } from './requestExample'

const now = new Date(Date.UTC(2026, 4, 4))
const at = (state: RequestState, need: number | null = 2) => ({ state, need, now })
const approval = (n: number, name: string) =>
  remark(n, name, { type: 'approved', evidence: 'a'.repeat(64), text: '' })
const changes = [remark(2, 'leo', { type: 'changes-requested', text: 'Say on which data.' })]
const answer = remark(3, 'mia', { type: 'comment', text: 'On that of April.' })
const emergency = { reviewBy: new Date(Date.UTC(2026, 4, 4, 14)), reviewed: null }
const applied = { at: now, by: author('mia'), moves: [], copied: null }

describe('a request waits', () => {
  test('for approvals, of so many', () => {
    const one = request({ approvals: [approval(2, 'leo')] })
    expect(awaits(one, at('open'))).toEqual({ for: 'approvals', have: 1, need: 2 })
    expect(awaits(one, at('open', null))).toEqual({ for: 'approvals', have: 1, need: null })
  })

  test('for changes by the asker, then for the word of whoever asked for them', () => {
    const asked = request({ changes, remarks: changes })
    expect(awaits(asked, at('changes-requested'))).toEqual({ for: 'changes', by: 'mia' })
    const answered = request({ changes, remarks: [...changes, answer] })
    expect(awaits(answered, at('changes-requested'))).toEqual({ for: 'clearing', by: ['leo'] })
  })

  test('for its review, when it was applied before anybody looked', () => {
    const one = request({ emergency, applied })
    const review = { for: 'review', by: emergency.reviewBy }
    expect(awaits(one, at('verified'))).toEqual({ ...review, late: false })
    const later = { ...at('applied'), now: new Date(Date.UTC(2026, 4, 5)) }
    expect(awaits(one, later)).toEqual({ ...review, late: true })
  })

  test.each([
    ['approved', 'applying'],
    ['applying', 'finishing'],
    ['applied', 'verifying'],
    ['verified', 'nothing'],
    ['rejected', 'nothing'],
  ] as const)('%s: for %s', (state, what) => {
    expect(awaits(request(), at(state)).for).toBe(what)
  })
})

describe('the inbox puts it', () => {
  const yes: Right = { may: 'yes' }
  const unless =
    (...closed: RequestAct[]) =>
    (act: RequestAct): Right =>
      closed.includes(act) ? { may: 'no', because: 'No.' } : yes
  const place = (me: string | null, one: ReviewRequest, state: RequestState, may = unless()) =>
    groupOf(one, awaits(one, at(state)), { me, may })

  test('with those who may decide, until they have', () => {
    expect(place('leo', request(), 'open')).toBe('mine')
    expect(place('leo', request(), 'open', unless('approve'))).toBe('others')
    expect(place('leo', request({ approvals: [approval(2, 'leo')] }), 'open')).toBe('others')
  })

  test('with its asker, who can’t', () => {
    expect(place('mia', request(), 'open')).toBe('asked')
    expect(place('mia', request(), 'approved')).toBe('asked')
    expect(place('mia', request({ changes, remarks: changes }), 'changes-requested')).toBe('asked')
  })

  test('with whoever asked for changes, once they are answered', () => {
    const asked = request({ changes, remarks: changes })
    expect(place('leo', asked, 'changes-requested')).toBe('others')
    const answered = request({ changes, remarks: [...changes, answer] })
    expect(place('leo', answered, 'changes-requested')).toBe('mine')
    expect(place('ann', answered, 'changes-requested')).toBe('others')
  })

  test('with everybody who may review an emergency change', () => {
    const one = request({ emergency, applied })
    expect(place('leo', one, 'applied')).toBe('mine')
    expect(place('mia', one, 'applied', unless('review-emergency'))).toBe('asked')
  })

  test('with all, where nobody knows who is looking', () => {
    expect(place(null, request(), 'open')).toBe('mine')
    expect(place(null, request(), 'rejected')).toBe('decided')
  })
})

test('who waits longest comes first', () => {
  const days = [2, 1, 3].map((day) => request({ asked: new Date(Date.UTC(2026, 4, day)) }))
  expect(days.toSorted(byAge).map(({ asked }) => asked.getUTCDate())).toEqual([1, 2, 3])
})

test('a request is over when nobody has anything to do about it', () => {
  const verified = now
  const rolledBack = { at: now, by: author('mia'), reason: 'Worse.' }
  expect(isOver(request())).toBe(false)
  expect(isOver(request({ applied }))).toBe(false)
  expect(isOver(request({ applied, verified }))).toBe(true)
  expect(isOver(request({ applied, rolledBack }))).toBe(true)
  expect(isOver(request({ applied, verified, emergency }))).toBe(false)
  expect(isOver(request({ ended: 'withdrawn' }))).toBe(true)
})
