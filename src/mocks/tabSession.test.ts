import { expect, test } from 'vitest'
import { tabSession } from './tabSession'

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

test('what somebody else has left there is nobody', async () => {
  const tab = shelf()
  for (const text of ['', '{', 'null', '[]', '{"user":1}']) {
    tab.setItem('k', text)
    expect(await tabSession(tab, 'k', null).read(ASKER)).toBeNull()
  }
})
