import { describe, expect, test } from 'vitest'
import type { Seen } from '../../registry/visit'
import { beginVisit, keepVisits, readVisits } from './shelf'

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 3) + minutes * 60_000)
const seen = (minutes: number): Seen => ({
  at: at(minutes),
  newest: at(0),
  models: new Map([['__proto__', { latestVersion: '2', aliases: new Map([['champion', '1']]) }]]),
})

function shelf() {
  const kept = new Map<string, string>()
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
}

describe('what is kept', () => {
  test('is read again as it was', () => {
    const storage = shelf()
    const visits = { last: seen(1), now: seen(90) }
    keepVisits('k', visits, storage)
    expect(readVisits('k', storage)).toEqual(visits)
    expect(readVisits('other', storage)).toEqual({ last: null, now: null })
  })

  test.each(['', 'null', '{"last":{}}', '{"last":null,"now":{"at":"x"}}'])(
    'is nothing where it is %j',
    (text) => {
      const storage = shelf()
      storage().setItem('k', text)
      expect(readVisits('k', storage)).toEqual({ last: null, now: null })
    },
  )
})

describe('a visit', () => {
  test('goes on after a short pause', () => {
    const visits = { last: seen(0), now: seen(100) }
    expect(beginVisit(visits, at(129))).toBe(visits)
  })

  test('is another one after half an hour, and compares with the end of the one before', () => {
    expect(beginVisit({ last: seen(0), now: seen(100) }, at(130))).toEqual({
      last: seen(100),
      now: null,
    })
  })
})
