import { expect, test } from 'vitest'
import { addDays, dayStart, dayText, monthOf, monthStart, monthText } from './calendarDay'

test('a day is one of the calendar, or none', () => {
  expect(dayStart('2024-02-29')).toEqual(new Date(2024, 1, 29))
  for (const text of ['2026-02-29', '2026-02-31', '2026-13-01', '2026-5-3', '', 'today'])
    expect(dayStart(text)).toBe(null)
})

test('text and day are each other’s', () => {
  const day = new Date(2026, 9, 25)
  expect(dayStart(dayText(day))).toEqual(day)
  expect(monthStart(monthText(day))).toEqual(new Date(2026, 9, 1))
  expect(dayText(new Date(2026, 4, 3, 23, 59))).toBe('2026-05-03')
})

test('days and months go by the calendar, whatever hours they have', () => {
  expect(dayText(addDays(new Date(2026, 2, 28, 12), 2))).toBe('2026-03-30')
  expect(monthText(monthOf(new Date(2026, 0, 31), 1))).toBe('2026-02')
  expect(monthText(monthOf(new Date(2026, 0, 31), -1))).toBe('2025-12')
})
