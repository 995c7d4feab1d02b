import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveMock } from '../../../src/mocks/node'
import { createServer } from '../../../src/mocks/server'
import { emptyWorld } from '../../../src/mocks/world'
import { type Server, serverAt, summary } from '../ask'
import { track, type Tracked, untrack } from './fixture'
import { shaped, TRACKING_STORIES } from './stories'
import { MODEL_WRITES } from './modelWrites'
import { WRITES } from './writes'

/** Address of a real MLflow; runs in an experiment of their own are made there, and deleted. */
const REAL = process.env.RINGSIDE_TEST_MLFLOW ?? ''

const ALL = [...TRACKING_STORIES, ...WRITES, ...MODEL_WRITES]

let mock: Server
let planted: Tracked

beforeAll(async () => {
  const { url, close } = await serveMock(createServer(emptyWorld()))
  mock = serverAt(url)
  planted = await track(mock)
  return close
})

describe('the mock', () => {
  test.each(ALL)('$title', async ({ run, gives }) => {
    expect(await run(mock, planted)).toEqual(gives)
  })
})

describe.skipIf(REAL === '')('a real MLflow', () => {
  const real = serverAt(REAL)
  let tracked: Tracked

  beforeAll(async () => {
    tracked = await track(real)
  }, 60_000)
  afterAll(() => untrack(real, tracked))

  test.each(ALL)('$title', async ({ run, gives }) => {
    expect(await run(real, tracked)).toEqual(gives)
  })

  test('answers in the shapes of the mock', async () => {
    const [ours, theirs] = [shaped(planted), shaped(tracked)]
    for (const [i, question] of theirs.entries()) {
      const own = ours[i] ?? question
      expect(summary(await real(question)), question.target).toEqual(summary(await mock(own)))
    }
  })
})
