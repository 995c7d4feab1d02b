import { expect, test } from 'vitest'
import { type Wish, candidateOf, proposalOf, wishOf } from './wish'

const created = ({ version }: { version: string }) =>
  version === '9' ? null : new Date(Number(version) * 1000)

const move: Wish = { model: 'm', alias: 'champion', to: { kind: 'here', version: '5' }, swap: null }
const copy: Wish = {
  ...move,
  to: { kind: 'copy', source: { model: 'dev', version: '12' } },
}

test('versions are named by number and date, as far as that is known', () => {
  expect(proposalOf(move, '4', created)).toEqual({
    kind: 'move',
    model: 'm',
    alias: 'champion',
    from: { version: '4', created: 4000 },
    to: { version: '5', created: 5000 },
  })
  expect(proposalOf(move, '9', created).from).toEqual({ version: '9', created: null })
  expect(proposalOf(move, null, created).from).toBeNull()
})

test('a swap takes two', () => {
  const swap = { ...move, swap: 'challenger' }
  expect(proposalOf(swap, '4', created)).toMatchObject({ kind: 'swap', other: 'challenger' })
  expect(proposalOf(swap, null, created)).toMatchObject({ kind: 'move' })
})

test('a copy comes from elsewhere', () => {
  expect(candidateOf(copy)).toEqual({ model: 'dev', version: '12' })
  expect(proposalOf(copy, '4', created)).toMatchObject({
    kind: 'copy',
    source: { model: 'dev', version: '12', created: 12_000 },
  })
})

test.each([move, { ...move, swap: 'challenger' }, copy])(
  'what is asked for is the wish: %o',
  (wish) => {
    expect(wishOf(proposalOf(wish, '4', created))).toEqual(wish)
  },
)
