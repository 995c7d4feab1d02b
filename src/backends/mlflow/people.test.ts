import { expect, test } from 'vitest'
import { on } from './scripted'

const meOf = async (answer: unknown) => (await on(() => answer).wings.people()).me()

test('the person is read from both shapes of users/current', async () => {
  const me = { user: 'rita', admin: false }
  const wrapped = { is_basic_auth: true, user: { id: 7, username: 'rita', is_admin: false } }
  expect(await meOf(wrapped)).toEqual(me)
  const bare = { id: 7, username: 'rita', display_name: 'Rita', is_admin: false, groups: [] }
  expect(await meOf(bare)).toEqual(me)
})

test('an answer that names nobody is no answer', async () => {
  await expect(meOf({ user: {} })).rejects.toMatchObject({ kind: 'unreadable' })
})
