import { array, assert, dictionary, option, property, record, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RegisteredModel } from './model'
import { changesSince, seeMore } from './visit'

const day = (n: number) => new Date(Date.UTC(2026, 4, n))

const model = (
  name: string,
  latestVersion: string | null = '1',
  aliases: Record<string, string> = {},
  created = day(1),
): RegisteredModel => ({
  name,
  description: '',
  created,
  updated: null,
  tags: new Map(),
  aliases: new Map(Object.entries(aliases)),
  latestVersion,
  latestVersions: [],
})

const seen = seeMore(null, [model('a', '3', { champion: '2', old: '1' }), model('b')], day(10))

describe('what changed', () => {
  test('is a new version, a moved alias, a new one and one that is gone', () => {
    expect(changesSince(seen, [model('a', '4', { champion: '4', next: '3' }), model('b')])).toEqual(
      [
        { model: 'a', kind: 'new-version', version: '4' },
        { model: 'a', kind: 'alias', alias: 'champion', from: '2', to: '4' },
        { model: 'a', kind: 'alias', alias: 'next', from: null, to: '3' },
        { model: 'a', kind: 'alias', alias: 'old', from: '1', to: null },
      ],
    )
  })

  test('is a model registered after all that was seen, and not one that was only not read', () => {
    const now = [model('c', '1', {}, day(11)), model('d', '1', {}, day(1))]
    expect(changesSince(seen, now)).toEqual([{ model: 'c', kind: 'new-model' }])
  })

  test('is nothing where nothing had been seen', () => {
    expect(changesSince(seeMore(null, [], day(1)), [model('a')])).toEqual([])
  })

  test('is nothing between a registry and itself', () => {
    const models = array(
      record({
        name: string(),
        latest: option(string()),
        aliases: dictionary(string(), string()),
      }),
    )
    assert(
      property(models, (rows) => {
        const read = rows.map(({ name, latest, aliases }) => model(name, latest, aliases))
        const last = [...new Map(read.map((one) => [one.name, one])).values()]
        expect(changesSince(seeMore(null, read, day(1)), last)).toEqual([])
      }),
    )
  })
})

test('of very many, those seen longest ago are forgotten', () => {
  const many = Array.from({ length: 2_500 }, (_, i) => model(`m${i}`))
  const { models } = seeMore(seeMore(null, many, day(1)), [model('m0')], day(2))
  expect(models.size).toBe(2_000)
  expect(models.has('m0')).toBe(true)
  expect(models.has('m100')).toBe(false)
})
