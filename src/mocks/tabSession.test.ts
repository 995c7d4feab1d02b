import { expect, test } from 'vitest'
import { become, tabSession } from './tabSession'

const EDDIE = { username: 'eddie', password: 'of-last-year' }
const ASKER = { headers: [], origins: ['http://127.0.0.1:4173'] }
const session = { user: 'ada', admin: true, authorization: 'Basic x', until: 4e12 }

function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('a session is there after a reload, and gone after signing out', async () => {
  const tab = shelf()
  await tabSession(tab, 'k', null).keep(session, ASKER)
  expect(await tabSession(tab, 'k', null).read(ASKER)).toEqual(session)
  tabSession(tab, 'k', null).forget(ASKER)
  expect(await tabSession(tab, 'k', null).read(ASKER)).toBeNull()
})

test('whom the seed has signed in stays so until somebody signs out', async () => {
  const tab = shelf()
  const opened = tabSession(tab, 'k', EDDIE)
  expect(await opened.read(ASKER)).toMatchObject({ user: 'eddie' })
  opened.forget(ASKER)
  expect(await tabSession(tab, 'k', EDDIE).read(ASKER)).toBeNull()
})

test('a tab that opens signed in is not asked the next day, and stays who it was', async () => {
  const tab = shelf()
  await tabSession(tab, 'k', EDDIE).keep({ ...session, until: 1 }, ASKER)
  const { user, until } = (await tabSession(tab, 'k', EDDIE).read(ASKER)) ?? session
  expect(user).toBe('ada')
  expect(until).toBeGreaterThan(Date.now())
  // where a person signs in themselves, a session ends
  await tabSession(tab, 'k', null).keep({ ...session, until: 1 }, ASKER)
  expect(await tabSession(tab, 'k', null).read(ASKER)).toMatchObject({ until: 1 })
})

test('whoever is chosen is signed in at the next load', async () => {
  const tab = shelf()
  tabSession(tab, 'k', EDDIE)
  become(tab, 'k', { username: 'ada', password: 'of-this-year' })
  expect(await tabSession(tab, 'k', EDDIE).read(ASKER)).toMatchObject({ user: 'ada' })
})

test('what somebody else has left there is nobody', async () => {
  const tab = shelf()
  for (const text of ['', '{', 'null', '[]', '{"user":1}']) {
    tab.setItem('k', text)
    expect(await tabSession(tab, 'k', null).read(ASKER)).toBeNull()
  }
})
