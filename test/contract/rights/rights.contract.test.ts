import { beforeAll, describe, expect, test } from 'vitest'
import { summary } from '../ask'
import { type Action, ACTIONS, ACTIONS_ON_PEOPLE } from './actions'
import { mockPlaces, type Place, realPlaces } from './fixture'
import { BY_LEVEL, LEVELS } from './levels'
import { SORTS } from './people'
import { STORIES_OF_RIGHTS } from './stories'

/** Addresses of a real MLflow with basic auth, and of one on the same data where nobody may do anything by default. */
const OPEN = process.env.RINGSIDE_TEST_MLFLOW_AUTH ?? ''
const CLOSED = process.env.RINGSIDE_TEST_MLFLOW_CLOSED ?? ''

const EVERYBODY = [null, 'admin', ...SORTS.keys()]
/** Who differ in what they may do about people. */
const FEW = [null, 'admin', 'plain', 'MANAGE', 'workspace managed, model denied']
/** Who differ in what is allowed by default. */
const WITHOUT_DEFAULT = ['plain', 'READ', 'EDIT by role', 'DENY', 'workspace used']

const ACTIONS_OF_ALL = [...ACTIONS, ...ACTIONS_ON_PEOPLE]

/** Every action in turn, by its title. */
async function answersOf({ as, ids }: Place, sort: string | null, actions: readonly Action[]) {
  const ask = as(sort)
  const answers = new Map<string, unknown>()
  for (const action of actions) answers.set(action.title, summary(await ask(action.ask(ids))))
  return Object.fromEntries(answers)
}

describe('the mock', () => {
  let place: Place

  beforeAll(async () => {
    const mock = await mockPlaces()
    place = mock.open
    return mock.close
  })

  test.each(LEVELS)('answers %s by the table', async (level) => {
    const titles = Object.keys(BY_LEVEL)
    const actions = ACTIONS_OF_ALL.filter(({ title }) => titles.includes(title))
    const statuses: Record<string, unknown> = {}
    for (const { title, ask } of actions)
      statuses[title] = (await place.as(level)(ask(place.ids))).status
    const expected = Object.entries(BY_LEVEL).map(([title, row]) => [
      title,
      row[LEVELS.indexOf(level)],
    ])
    expect(statuses).toEqual(Object.fromEntries(expected))
  })

  test.each(STORIES_OF_RIGHTS)('$title', async ({ run, gives }) => {
    expect(await run(place)).toEqual(gives)
  })
})

describe.skipIf(OPEN === '' || CLOSED === '')('a real MLflow', () => {
  const places = new Map<string, Place>()

  beforeAll(async () => {
    const mock = await mockPlaces()
    places.set('mock, open', mock.open)
    places.set('mock, closed', mock.closed)
    const real = await realPlaces(OPEN, CLOSED)
    places.set('real, open', real.open)
    places.set('real, closed', real.closed)
    return mock.close
  }, 120_000)

  const place = (title: string) => {
    const found = places.get(title)
    if (!found) throw new Error(`${title} was not set up`)
    return found
  }

  async function compare(kind: 'open' | 'closed', sort: string | null, actions: readonly Action[]) {
    const expected = await answersOf(place(`mock, ${kind}`), sort, actions)
    expect(await answersOf(place(`real, ${kind}`), sort, actions)).toEqual(expected)
  }

  test.each(EVERYBODY)('answers %s as the mock does', { timeout: 60_000 }, async (sort) => {
    await compare('open', sort, ACTIONS)
  })

  test.each(FEW)('answers %s about people as the mock does', { timeout: 60_000 }, async (sort) => {
    await compare('open', sort, ACTIONS_ON_PEOPLE)
  })

  test.each(WITHOUT_DEFAULT)('answers %s, closed by default', { timeout: 60_000 }, async (sort) => {
    await compare('closed', sort, ACTIONS)
  })

  test.each(STORIES_OF_RIGHTS)('$title', { timeout: 30_000 }, async ({ run, gives }) => {
    expect(await run(place('real, open'))).toEqual(gives)
  })
})
