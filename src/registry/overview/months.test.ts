import { expect, test } from 'vitest'
import { isIn, monthsUpTo } from './months'

const at = (month: number, day: number) => new Date(2026, month - 1, day)

test('months go back to the one in which records begin, and say which are not whole', () => {
  const months = monthsUpTo({ last: at(5, 20), now: at(5, 20), since: at(3, 10) })
  expect(months).toEqual([
    { from: at(3, 1), to: at(4, 1), part: true },
    { from: at(4, 1), to: at(5, 1), part: false },
    { from: at(5, 1), to: at(6, 1), part: true },
  ])
})

test('there are at most twelve, and none without records', () => {
  const months = monthsUpTo({ last: at(5, 20), now: at(5, 20), since: new Date(2020, 0, 1) })
  expect(months.map(({ from }) => from.getMonth())).toEqual([5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4])
  expect(monthsUpTo({ last: at(5, 20), now: at(5, 20), since: null })).toEqual([])
})

test('one that is over is whole, though days in it are asked about', () => {
  const months = monthsUpTo({ last: at(4, 10), now: at(5, 20), since: at(3, 1), most: 1 })
  expect(months).toEqual([{ from: at(4, 1), to: at(5, 1), part: false }])
})

test('a month holds its first moment, and not that of the next', () => {
  const may = { from: at(5, 1), to: at(6, 1), part: false }
  expect([at(4, 30), at(5, 1), at(5, 31), at(6, 1)].map((day) => isIn(may, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
