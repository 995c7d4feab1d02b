import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Level, higher, reaches } from './levels'
import { ANY, exactly, floored, narrow, spanReaches } from './span'

const level = fc.constantFrom<Level>('NO_PERMISSIONS', 'READ', 'USE', 'EDIT', 'MANAGE')
/** Null: nothing was granted. */
const grant = fc.option(level)

test('what is learnt of the default always holds the default, and each answer tells as much as it can', () => {
  fc.assert(
    fc.property(level, fc.array(grant), (byDefault, grants) => {
      const learnt = grants.reduce((span, granted) => {
        const effective = granted === null ? byDefault : higher(granted, byDefault)
        return narrow(span, granted, effective)
      }, ANY)
      expect(reaches(byDefault, learnt.from) && reaches(learnt.to, byDefault)).toBe(true)
      // without a grant, or above it, the answer is the default itself
      const told = grants.some((granted) => granted === null || !reaches(granted, byDefault))
      if (told) expect(learnt).toEqual(exactly(byDefault))
    }),
  )
})

test('an answer that equals the grant bounds the default from above alone', () => {
  expect(narrow(ANY, 'EDIT', 'EDIT')).toEqual({ from: 'NO_PERMISSIONS', to: 'EDIT' })
})

test('an answer below the grant is older than the grant, or newer: it tells nothing', () => {
  const known = { from: 'READ', to: 'EDIT' } as const
  expect(narrow(known, 'MANAGE', 'READ')).toEqual(known)
})

test('where answers contradict each other the last one counts: the default was changed meanwhile', () => {
  expect(narrow(exactly('READ'), null, 'EDIT')).toEqual(exactly('EDIT'))
  expect(narrow(exactly('MANAGE'), 'READ', 'READ')).toEqual({ from: 'NO_PERMISSIONS', to: 'READ' })
})

test('a grant is worth at least the default, whichever that turns out to be', () => {
  fc.assert(
    fc.property(level, level, level, (granted, one, other) => {
      const [from, to] = reaches(one, other) ? [other, one] : [one, other]
      const span = floored(granted, { from, to })
      for (const byDefault of [from, to]) {
        const worth = higher(granted, byDefault)
        expect(reaches(worth, span.from) && reaches(span.to, worth)).toBe(true)
      }
    }),
  )
})

test('a span answers where all of it agrees', () => {
  const span = { from: 'READ', to: 'EDIT' } as const
  expect([
    spanReaches(span, 'READ'),
    spanReaches(span, 'EDIT'),
    spanReaches(span, 'MANAGE'),
  ]).toEqual([true, null, false])
})
