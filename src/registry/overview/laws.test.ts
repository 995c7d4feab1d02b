import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAdvisories } from '../advisories/readAdvisories'
import { type Known, know } from '../checks/facts'
import type { AliasedVersion } from '../snapshot/snapshot'
import { aMember } from './examples'
import { exposed } from './exposure'
import type { Member } from './members'
import { newerData } from './newerData'
import { olderThan, pickled, unpinned, withoutOwner } from './questions'

const NOW = new Date(2026, 5, 15)
const LIST = readAdvisories(['numpy,<1.22\n'])

const known = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Known<T>> =>
  fc.oneof(
    value.map((one) => know(one)),
    fc.constant({ known: false, because: 'denied', words: 'it is closed to you (403)' } as const),
  )
const parts: fc.Arbitrary<Partial<AliasedVersion>> = fc.record({
  record: known(
    fc.record({
      created: fc.constantFrom(null, new Date(2020, 1), new Date(2026, 5, 14)),
      createdBy: fc.constant(null),
      status: fc.constant('READY' as const),
      tags: fc.constant(new Map<string, string>()),
      described: fc.constant(false),
    }),
  ),
  packages: known(
    fc.constantFrom(
      null,
      [],
      [{ name: 'numpy', pinned: '1.0' }],
      [{ name: 'numpy', pinned: null }],
    ),
  ),
  pickled: known(fc.constantFrom([], ['cloudpickle'])),
  training: known(fc.constant(null)),
})
const members = fc.array(fc.option(parts, { nil: undefined })).map((all): readonly Member[] =>
  all.map((more, i) => {
    const member = aMember(`m${i}`, more)
    return more === undefined ? { ...member, read: undefined } : member
  }),
)

const ASKED = {
  withoutOwner,
  pickled,
  unpinned,
  olderThan: (all: readonly Member[]) => olderThan(all, 30, NOW),
  exposed: (all: readonly Member[]) => exposed(all, LIST),
  newerData: (all: readonly Member[]) => newerData(all, { runs: [], partial: new Set() }),
}

test('of all holders each is a hit, unknown, or neither: none is left out, none told twice', () => {
  fc.assert(
    fc.property(members, (all) => {
      for (const [name, ask] of Object.entries(ASKED)) {
        const { of, hits, unknown } = ask(all)
        const told = [...hits, ...unknown].map(({ model }) => model)
        expect(of, name).toBe(all.length)
        expect(new Set(told).size, name).toBe(told.length)
        // what others are like changes nothing about one of them
        const alone = all.map((one) => ask([one]))
        expect(alone.flatMap((answer) => answer.hits).length, name).toBe(hits.length)
        expect(alone.flatMap((answer) => answer.unknown).length, name).toBe(unknown.length)
      }
    }),
  )
})

test('who was not read is never a hit, but where tags alone tell', () => {
  fc.assert(
    fc.property(members, (all) => {
      const unread = new Set(
        all.flatMap(({ read, model }) => (read === undefined ? [model.name] : [])),
      )
      for (const [name, ask] of Object.entries(ASKED)) {
        if (name === 'withoutOwner') continue
        const { hits, unknown } = ask(all)
        expect(
          hits.some(({ model }) => unread.has(model)),
          name,
        ).toBe(false)
        expect(unknown.filter(({ model }) => unread.has(model)).length, name).toBe(unread.size)
      }
    }),
  )
})
