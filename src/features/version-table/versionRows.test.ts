import { expect, test } from 'vitest'
import { aVersion } from '../../registry/examples'
import { skippedOf, versionRows } from './versionRows'

const version = (number: string) =>
  aVersion({ version: number, source: 's3://x', tags: new Map([['a', 'b']]) })
const all = { aliases: { can: true }, tags: { can: true } } as const
const none = {
  aliases: { can: false, because: 'none' },
  tags: { can: false, because: 'none' },
} as const

const page = (skipped: number) => ({ items: [], next: null, skipped })

test('aliases join from the model, champion and challenger first', () => {
  const aliases = new Map([
    ['a', '2'],
    ['challenger', '2'],
    ['champion', '2'],
    ['b', '1'],
  ])
  const rows = versionRows([version('2'), version('1'), version('0')], aliases, all)
  expect(rows.map((row) => row.aliases)).toEqual([['champion', 'challenger', 'a'], ['b'], []])
})

test('a row that two pages brought is shown once, in its first place', () => {
  const rows = versionRows(['3', '2', '2', '1'].map(version), new Map(), all)
  expect(rows.map((row) => row.version.version)).toEqual(['3', '2', '1'])
})

test('what the server does not keep is not known, which is not the same as none', () => {
  const [row] = versionRows([version('1')], new Map(), none)
  expect(row).toMatchObject({ aliases: null, tags: null })
})

test('rows that could not be read are counted over all pages', () => {
  expect(skippedOf([page(1), page(0), page(2)])).toBe(3)
})
