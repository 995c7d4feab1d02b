import { expect, test } from 'vitest'
import { lastMonth, readReport, withReport } from './reportMonth'

const read = (search: string) => readReport(new URLSearchParams(search))

test('an address names a month, or none', () => {
  expect(read('report=2026-05')).toEqual(new Date(2026, 4, 1))
  expect(['', 'report=', 'report=2026-13', 'report=2026-05-01'].map(read)).toEqual(
    Array(4).fill(null),
  )
})

test('a report is of the same as the overview, and of the last month that is over', () => {
  const params = new URLSearchParams('team=risk')
  const month = lastMonth(new Date(2026, 0, 31))
  expect(withReport(params, month).toString()).toBe('team=risk&report=2025-12')
  expect(withReport(withReport(params, month), null).toString()).toBe('team=risk')
})
