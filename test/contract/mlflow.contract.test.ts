import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveMock } from '../../src/mocks/node'
import { createServer } from '../../src/mocks/server'
import { emptyWorld } from '../../src/mocks/world'
import { type Server, serverAt, summary } from './ask'
import { setUp, tearDown } from './fixture'
import { PROTOCOL } from './questions/protocol'
import { READS } from './questions/reads'
import { SEARCHES } from './questions/searches'
import { SOURCES } from './questions/sources'
import { TAG_RULES } from './questions/tagRules'
import { TRACKING_SEARCHES } from './questions/tracking'
import { WEBHOOKS } from './questions/webhooks'
import { REFUSED_WRITES } from './questions/writes'
import { STORIES } from './stories'

/** Address of a real MLflow; models of a name of their own are made there and removed. */
const REAL = process.env.RINGSIDE_TEST_MLFLOW
const QUESTIONS = [
  ...SEARCHES,
  ...READS,
  ...REFUSED_WRITES,
  ...TRACKING_SEARCHES,
  ...TAG_RULES,
  ...SOURCES,
  ...PROTOCOL,
  ...WEBHOOKS,
]

/** A mock set up like the real server; stopped when the suite around it ends. */
function freshMock(): { ask: Server } {
  const mock: { ask: Server } = { ask: () => Promise.reject(new Error('not started')) }
  beforeAll(async () => {
    const { url, close } = await serveMock(createServer(emptyWorld()))
    mock.ask = serverAt(url)
    await setUp(mock.ask)
    return close
  })
  return mock
}

describe('the mock', () => {
  const mock = freshMock()

  test.each(QUESTIONS)('$title', async (question) => {
    const { status, code, text } = await mock.ask(question)
    expect({ status, code }, text).toEqual({ status: question.status, code: question.code ?? null })
  })

  test.each(STORIES)('$title', async ({ run, gives }) => {
    expect(await run(mock.ask)).toEqual(gives)
  })
})

if (REAL === undefined || REAL === '') {
  process.stderr.write('SKIPPED: RINGSIDE_TEST_MLFLOW is not set, so no real MLflow was asked.\n')
}

describe.skipIf(REAL === undefined || REAL === '')('a real MLflow', () => {
  const mock = freshMock()
  const real = serverAt(REAL ?? '')

  beforeAll(() => setUp(real), 60_000)
  afterAll(() => tearDown(real), 60_000)

  test.each(QUESTIONS)('$title', async (question) => {
    const expected = summary(await mock.ask(question))
    const reply = await real(question)
    expect(summary(reply), reply.text).toEqual(expected)
  })

  test.each(STORIES)('$title', { timeout: 30_000 }, async ({ run, gives }) => {
    expect(await run(real)).toEqual(gives)
  })
})
