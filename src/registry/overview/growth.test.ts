import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { laneOf, moved, v } from '../ledger/laneExample'
import { listed } from './examples'
import { madeSince, neverUsed, weeksUpTo } from './growth'
import { isIn } from './months'

const ALL = { alias: 'champion', owner: null, team: null, tag: null }
const may = (day: number) => new Date(2026, 4, day, 12)

const named = (lines: readonly { model: string; version: string | null }[]) =>
  lines.map(({ model, version }) => `${model} ${version}`)

test('weeks begin on Mondays, and one that is not over or not whole says so', () => {
  // the 20th of May 2026 is a Wednesday
  const weeks = weeksUpTo(may(20), 3, may(6))
  expect(weeks.map(({ from, part }) => [from.getDate(), from.getDay(), part])).toEqual([
    [4, 1, true],
    [11, 1, false],
    [18, 1, true],
  ])
  expect(weeksUpTo(new Date(2026, 4, 17), 1)[0]?.from).toEqual(new Date(2026, 4, 11))
})

test('every moment of the weeks is in one of them', () => {
  const at = fc.date({ min: new Date(2020, 0), max: new Date(2030, 0), noInvalidDate: true })
  fc.assert(
    fc.property(at, fc.integer({ min: 1, max: 30 }), fc.nat(200), (now, most, back) => {
      const weeks = weeksUpTo(now, most)
      const then = new Date(now.getTime() - back * 86_400_000)
      const first = weeks[0]?.from ?? now
      expect(weeks.filter((week) => isIn(week, then))).toHaveLength(then >= first ? 1 : 0)
    }),
  )
})

test('never used is known of what was made while somebody watched; the rest of what no alias has is not', () => {
  const models = [
    listed('watched', { aliases: new Map([['champion', '3']]) }),
    listed('unwatched', { aliases: new Map() }),
    listed('other', { tags: new Map([['mlflow.prompt.is_prompt', 'true']]) }),
  ]
  const versions = [
    ...['1', '2', '3', '4', '5'].map((version) => ({
      model: 'watched',
      version,
      created: version === '1' ? may(1) : may(5),
    })),
    { model: 'unwatched', version: '1', created: may(9) },
    { model: 'unwatched', version: '2', created: null },
    { model: 'other', version: '1', created: may(9) },
  ]
  const lane = laneOf('champion', [
    [v('2'), moved(2, may(6))],
    [v('3'), moved(4, may(7))],
  ])
  const own = { ...lane, model: 'watched', watchedSince: may(3) }
  const made = madeSince({ versions, skipped: 0, from: may(1) }, models, ALL, may(1))
  const answer = neverUsed(made, [own])
  expect(answer.of).toBe(6)
  expect(named(answer.hits)).toEqual(['watched 4', 'watched 5'])
  expect(named(answer.unknown)).toEqual(['watched 1', 'unwatched 1'])
  expect(named(neverUsed(made, undefined).unknown)).toHaveLength(5)
})
