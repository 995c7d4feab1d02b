import { expect, test } from 'vitest'
import { aModel } from '../../registry/examples'
import { parseSearch, termsOf } from '../../registry/search'
import { readView, scopeText, scopeWords, withPart } from './scope'

const NOW = new Date(2026, 5, 15, 12)
const viewOf = (search: string, models = [aModel({})]) =>
  readView(new URLSearchParams(search), models, NOW)

test('an address narrows down whom is asked about; the first `=` ends the key of a tag', () => {
  expect(viewOf('alias=prod&owner=ana&team=risk&tag=a%3Db%3Dc').scope).toEqual({
    alias: 'prod',
    owner: 'ana',
    team: 'risk',
    tag: { key: 'a', value: 'b=c' },
  })
  expect(viewOf('tag=pii').scope.tag).toEqual({ key: 'pii', value: null })
  expect(viewOf('').scope).toEqual({ alias: 'champion', owner: null, team: null, tag: null })
})

test('the days are thirty up to today, and the other way round they are the same', () => {
  expect(viewOf('').between).toEqual({ from: '2026-05-16', to: '2026-06-15' })
  expect(viewOf('from=2026-05-31&to=2026-05-01').period).toEqual({
    from: new Date(2026, 4, 1),
    to: new Date(2026, 5, 1),
  })
  expect(viewOf('days=0').days).toBe(180)
})

test('a part that is emptied leaves the address', () => {
  const params = new URLSearchParams('team=risk&owner=ana')
  expect(withPart(params, 'team', '').toString()).toBe('owner=ana')
  expect(withPart(params, 'tag', 'a=b').toString()).toBe('team=risk&owner=ana&tag=a%3Db')
})

test('whom it is asked of is said in words', () => {
  expect(scopeWords(viewOf('alias=prod&owner=ana&team=risk&tag=pii').scope)).toBe(
    'Holders of @prod · team risk · owner ana · tag pii',
  )
  expect(scopeWords(viewOf('tag=a%3Db').scope)).toBe('Holders of @champion · tag a=b')
})

test('the search box is asked for the same models, whatever they are called', () => {
  const odd = { alias: 'a "b"', owner: 'ana b', team: 'x=y', tag: { key: 'k e=y', value: 'v' } }
  expect(termsOf(parseSearch(scopeText(odd)))).toEqual([
    { kind: 'alias', not: false, alias: 'a "b"', is: null },
    { kind: 'owner', not: false, value: 'ana b' },
    { kind: 'tag', not: false, key: 'team', is: { sign: '=', value: 'x=y' } },
    { kind: 'tag', not: false, key: 'k e=y', is: { sign: '=', value: 'v' } },
  ])
})
