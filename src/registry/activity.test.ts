import { array, assert, date, option, property } from 'fast-check'
import { expect, test } from 'vitest'
import { activityOf } from './activity'
import { aVersion } from './examples'

const at = (seconds: number) => new Date(seconds * 1000)
const version = (number: string, created: Date | null, updated: Date | null = created) =>
  aVersion({ version: number, created, updated })
const told = (events: ReturnType<typeof activityOf>) =>
  events.map((event) =>
    'version' in event ? `${event.kind} ${event.version.version}` : event.kind,
  )

test('what happened is told from the newest to the oldest', () => {
  const events = activityOf({ created: at(0), updated: at(200) }, [
    version('2', at(200)),
    version('1', at(100), at(300)),
  ])
  expect(told(events)).toEqual([
    'version-edited 1',
    'version-registered 2',
    'version-registered 1',
    'model-registered',
  ])
})

test('a model’s date that a registration explains is no event of its own', () => {
  const one = version('1', at(100))
  expect(told(activityOf({ created: at(0), updated: new Date(100_004) }, [one]))).toEqual([
    'version-registered 1',
    'model-registered',
  ])
  expect(told(activityOf({ created: at(0), updated: at(150) }, [one]))[0]).toBe('model-changed')
})

test('what has no date is left out', () => {
  expect(activityOf({ created: null, updated: null }, [version('1', null)])).toEqual([])
})

test('no event comes before a later one', () => {
  const when = option(date({ noInvalidDate: true }))
  assert(
    property(array(when), when, when, (dates, created, updated) => {
      const versions = dates.map((day, i) => version(String(i), day, updated))
      const times = activityOf({ created, updated }, versions).map((event) => event.at.getTime())
      expect([...times].sort((a, b) => b - a)).toEqual(times)
    }),
  )
})
