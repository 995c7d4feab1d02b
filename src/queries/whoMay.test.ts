import { expect, test } from 'vitest'
import type { Person } from '../backends/wings'
import type { Grant } from '../registry/grants'
import { type Level, higher } from '../registry/levels'
import { decide } from '../registry/rights'
import { settle } from './whoMay'

const grant = (level: Level): Grant => ({ on: 'registered_model', pattern: '*', level, role: 'r' })
const person = (user: string, ...grants: Grant[]): Person => ({
  user,
  holdings: { kind: 'grants', grants, complete: true },
})
const admin: Person = { user: 'ada', holdings: { kind: 'admin' } }
const crowd = (count: number) => Array.from({ length: count }, (_, i) => person(`user ${i}`))

async function mayMove(people: readonly Person[], byDefault: Level, oneDefault = true) {
  const held = new Map(
    people.map(({ user, holdings }) => [
      user,
      holdings.kind === 'grants'
        ? holdings.grants.reduce<Level>(
            (best, { level }) => (level === 'DENY' ? best : higher(best, level)),
            byDefault,
          )
        : 'MANAGE',
    ]),
  )
  const ask = async (user: string) => held.get(user) ?? 'READ'
  const { people: settled, asked } = await settle(people, 'churn', false, oneDefault, ask)
  const by = (may: string) =>
    settled
      .filter(({ known }) => decide(known, 'churn', 'set-alias').may === may)
      .map(({ user }) => user)
  return { yes: by('yes'), no: by('no'), unknown: by('unknown'), asked }
}

test('one question about somebody without a grant settles a crowd', async () => {
  const people = [admin, ...crowd(500), person('eddie', grant('EDIT'))]
  const { yes, no, unknown, asked } = await mayMove(people, 'READ')
  expect(yes).toEqual(['ada', 'eddie'])
  expect([no.length, unknown.length, asked]).toEqual([500, 0, 1])
})

test('a grant as high as the answer tells less, so one more is asked', async () => {
  const people = [person('eddie', grant('EDIT')), ...crowd(20)]
  expect(await mayMove(people, 'READ')).toMatchObject({ yes: ['eddie'], unknown: [], asked: 2 })
})

test('where defaults differ, each is asked, up to a bound, and the others are unknown', async () => {
  const { no, unknown, asked } = await mayMove(crowd(25), 'READ', false)
  expect([no.length, unknown.length, asked]).toEqual([10, 15, 10])
})

test('nobody is asked about who can do all', async () => {
  expect(await mayMove([admin, person('max', grant('MANAGE'))], 'READ')).toMatchObject({ asked: 0 })
})
