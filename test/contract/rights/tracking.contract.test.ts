import { beforeAll, describe, expect, test } from 'vitest'
import { summary } from '../ask'
import { mockPlaces, type Place, realPlaces } from './fixture'
import { TRACKING_SORTS } from './people'
import { TRACKING_ACTIONS } from './trackingActions'

/** As in rights.contract.test.ts. */
const OPEN = process.env.RINGSIDE_TEST_MLFLOW_AUTH ?? ''
const CLOSED = process.env.RINGSIDE_TEST_MLFLOW_CLOSED ?? ''

const EVERYBODY = [null, 'admin', ...TRACKING_SORTS.keys()]

async function answersOf({ as, ids }: Place, sort: string | null) {
  const ask = as(sort)
  const answers = new Map<string, unknown>()
  for (const action of TRACKING_ACTIONS)
    answers.set(action.title, summary(await ask(action.ask(ids))))
  return Object.fromEntries(answers)
}

const statuses = async ({ as, ids }: Place, title: string) => {
  const action = TRACKING_ACTIONS.find((each) => each.title === title)
  if (!action) throw new Error(`there is no "${title}"`)
  const found: number[] = []
  for (const sort of ['READ', 'EDIT', 'MANAGE', 'DENY'])
    found.push((await as(`experiment ${sort}`)(action.ask(ids))).status)
  return found
}

describe('the mock', () => {
  let place: Place

  beforeAll(async () => {
    const mock = await mockPlaces(TRACKING_SORTS)
    place = mock.open
    return mock.close
  })

  // for READ, EDIT, MANAGE and DENY on the experiment
  test.each([
    ['tags an experiment', [403, 200, 200, 403]],
    ['restores an experiment that is alive', [403, 403, 404, 403]],
    ['names a run', [403, 200, 200, 403]],
    ['restores a run', [403, 403, 200, 403]],
    ['logs a metric of a missing logged model', [403, 403, 403, 403]],
    ['finalizes a logged model', [403, 200, 200, 403]],
    ['untags a logged model', [403, 403, 404, 403]],
    ['uploads a file of a run', [403, 200, 200, 403]],
    ['downloads a file of a run', [200, 200, 200, 403]],
    ['deletes a missing file of a run', [403, 403, 200, 403]],
  ])('%s', async (title, expected) => {
    expect(await statuses(place, title)).toEqual(expected)
  })

  test('whoever makes an experiment manages it', async () => {
    const ask = place.as('nothing')
    const made = await ask({
      method: 'POST',
      target: '/api/2.0/mlflow/experiments/create',
      body: { name: 'mine' },
    })
    const { experiment_id } = Object(made.json)
    const deleted = await ask({
      method: 'POST',
      target: '/api/2.0/mlflow/experiments/delete',
      body: { experiment_id },
    })
    expect([made.status, deleted.status]).toEqual([200, 200])
  })
})

describe.skipIf(OPEN === '' || CLOSED === '')('a real MLflow', () => {
  let places: { mock: Record<'open' | 'closed', Place>; real: Record<'open' | 'closed', Place> }

  beforeAll(async () => {
    const mock = await mockPlaces(TRACKING_SORTS)
    places = { mock, real: await realPlaces(OPEN, CLOSED, TRACKING_SORTS) }
    return mock.close
  }, 120_000)

  test.each(EVERYBODY)('answers %s as the mock does', { timeout: 60_000 }, async (sort) => {
    const expected = await answersOf(places.mock.open, sort)
    expect(await answersOf(places.real.open, sort)).toEqual(expected)
  })

  test.each(['nothing', 'experiment READ', 'experiment MANAGE'])(
    'answers %s, closed by default',
    { timeout: 60_000 },
    async (sort) => {
      const expected = await answersOf(places.mock.closed, sort)
      expect(await answersOf(places.real.closed, sort)).toEqual(expected)
    },
  )
})
