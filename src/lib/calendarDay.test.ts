import { expect, test } from 'vitest'
import { addDays, dayStart, dayText, monthOf } from './calendarDay'

test('a day is one of the calendar', () => {
  expect(dayStart('2024-02-29')).toEqual(new Date(2024, 1, 29))
})

test.each([
  '2026-02-29',
  '2026-02-30',
  '2026-02-31',
  '2026-13-01',
  '2026-5-3',
  '26-01-01',
  '2026-01-01T00:00',
  'today',
  '',
  null,
])('%s is none', (text) => {
  expect(dayStart(text)).toBeNull()
})

test('text and day are each other’s', () => {
  const day = new Date(2026, 9, 25)
  expect(dayStart(dayText(day))).toEqual(day)
  expect(dayText(new Date(2026, 4, 3, 23, 59))).toBe('2026-05-03')
})

test('days go on by the calendar, whatever hours they have', () => {
  expect(dayText(addDays(new Date(2026, 2, 28, 12), 2))).toBe('2026-03-30')
  expect(dayText(addDays(new Date(2026, 1, 28), 1))).toBe('2026-03-01')
  expect(dayText(addDays(new Date(2026, 0, 1), -1))).toBe('2025-12-31')
})

test('months go on by the calendar', () => {
  expect(dayText(monthOf(new Date(2026, 0, 31)))).toBe('2026-01-01')
  // a 31st does not spill over into the month after the next
  expect(dayText(monthOf(new Date(2026, 0, 31), 1))).toBe('2026-02-01')
  expect(dayText(monthOf(new Date(2026, 0, 31), -1))).toBe('2025-12-01')
})
