import { expect, test } from 'vitest'
import { NEWEST } from '../../queries/versionList'
import { countOf } from './countOf'
import type { VersionRow } from './versionRows'

const list = (rows: number, more: { before?: number; read?: number; complete?: boolean } = {}) => ({
  rows: Array<VersionRow>(rows),
  before: 0,
  read: rows,
  complete: true,
  ...more,
})
const narrowed = { ...NEWEST, where: [{ kind: 'text', part: 'x' }] } as const

test('a total is named only when the end is in', () => {
  expect(countOf(list(0), NEWEST, null)).toBe('')
  expect(countOf(list(1), NEWEST, null)).toBe('1 version')
  expect(countOf(list(1200), NEWEST, null)).toBe('1,200 versions')
  expect(countOf(list(50, { complete: false }), NEWEST, null)).toBe('50 read so far; more to come')
})

test('pages that are no longer kept were read all the same', () => {
  expect(countOf(list(1000, { before: 450 }), NEWEST, null)).toBe('1,450 versions')
})

test('a search done here says how far it went, one of the server’s does not', () => {
  expect(countOf(list(3, { read: 400, complete: false }), narrowed, null)).toBe(
    '3 found; searched 400 so far; more to come',
  )
  expect(countOf(list(50, { complete: false }), narrowed, null)).toBe(
    '50 found so far; more to come',
  )
  expect(countOf(list(3, { read: 400 }), narrowed, null)).toBe('3 found')
})

test('a list that begins at a number says where', () => {
  expect(countOf(list(7), narrowed, '7')).toBe('7 from v7 down')
})
