import { describe, expect, test } from 'vitest'
import type { RegisteredModel } from '../../registry/model'
import { foundEntries, knownEntries } from './entries'

const model = (name: string, more: Partial<RegisteredModel> = {}): RegisteredModel => ({
  name,
  description: '',
  created: null,
  updated: null,
  tags: new Map(),
  aliases: new Map([['champion', '4']]),
  latestVersion: '5',
  latestVersions: [],
  ...more,
})

const run = () => undefined
const addresses = (typed: string, ...models: RegisteredModel[]) =>
  foundEntries(typed, models).map((entry) => ('to' in entry ? entry.to : entry.name))

describe('what is found', () => {
  test('is a version first, when a number ends the text', () => {
    expect(addresses('fraud v3', model('card fraud'))).toEqual([
      '/models/card%20fraud/versions/3',
      '/models/card%20fraud',
    ])
  })

  test('is the version that an alias points at', () => {
    expect(addresses('fraud @champion', model('fraud'))).toContain('/models/fraud/versions/4')
  })

  test.each(['fraud 6', 'fraud @challenger'])(
    'is no version for “%s”, which there is none of',
    (typed) => {
      expect(addresses(typed, model('fraud'))).toEqual(['/models/fraud'])
    },
  )

  test('is no version of a model without any', () => {
    expect(addresses('fraud 1', model('fraud', { latestVersion: null }))).toEqual(['/models/fraud'])
  })

  test('can’t be opened where no address carries the name', () => {
    const [entry] = foundEntries('tab', [model('a\ttab')])
    expect(entry?.closedBecause).toContain('control character')
  })
})

describe('what is known', () => {
  const commands = [
    { name: 'Move an alias of card-fraud', run },
    { name: 'Theme: dark', run, closedBecause: 'why not' },
  ]

  test('is all of it before anything is typed, what the page can do first', () => {
    const known = knownEntries('', commands)
    expect(known.slice(0, 2).map((entry) => entry.kind)).toEqual(['action', 'action'])
    expect(new Set(known.slice(2).map((entry) => entry.kind))).toEqual(new Set(['page']))
    expect(known.length).toBeGreaterThan(5)
  })

  test('is what holds the words, with the reason of what is closed', () => {
    expect(knownEntries('dark theme', commands)).toMatchObject([{ closedBecause: 'why not' }])
    expect(knownEntries('sett', commands)).toMatchObject([{ kind: 'page', to: '/settings' }])
    expect(knownEntries('zzz', commands)).toEqual([])
  })
})
