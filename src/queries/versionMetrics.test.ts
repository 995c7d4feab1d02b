import { expect, test } from 'vitest'
import { RegistryError } from '../registry/errors'
import { aLoggedModel, aRun, aVersion } from '../registry/examples'
import type { LoggedModel, Run } from '../registry/tracking'
import { MOST_REQUESTS, type RecordsReader, readVersionRecords } from './versionMetrics'

const id = (letter: string) => letter.repeat(32)
const sourceIn = (experiment: string, letter: string) =>
  `mlflow-artifacts:/${experiment}/models/m-${id(letter)}/artifacts`
const version = (number: string, source: string, runId: string | null) =>
  aVersion({ version: number, source, runId })
const run = (runId: string, experimentId: string) => aRun({ id: runId, experimentId })
const logged = (letter: string, experimentId: string, sourceRunId: string | null) =>
  aLoggedModel({ id: `m-${id(letter)}`, experimentId, sourceRunId })

/** A tracking server with these records; `closed` ones are refused, and left out of searches as MLflow does. */
function server(
  runs: readonly Run[],
  models: readonly LoggedModel[],
  closed: readonly string[] = [],
) {
  const asked: string[] = []
  const open = runs.filter((one) => !closed.includes(one.id))
  const reader: RecordsReader = {
    loggedModels: true,
    history: {
      runs: async (experiments, ids) => {
        asked.push(`runs in ${experiments.join(' ')}`)
        return open.filter((one) => experiments.includes(one.experimentId) && ids.includes(one.id))
      },
      loggedModels: async (experiments, by, ids) => {
        asked.push(`${by} in ${experiments.join(' ')}`)
        return models.filter(
          (one) =>
            experiments.includes(one.experimentId) &&
            ids.includes((by === 'model_id' ? one.id : one.sourceRunId) ?? ''),
        )
      },
    },
    run: async (runId) => {
      asked.push(`run ${runId.slice(0, 2)}`)
      const found = open.find((one) => one.id === runId)
      if (found !== undefined) return found
      throw new RegistryError(closed.includes(runId) ? 'denied' : 'missing', 'no')
    },
  }
  return { reader, asked }
}

test('where the sources name the experiment, two searches are enough', async () => {
  const { reader, asked } = server([run('r1', '7'), run('r2', '7')], [logged('a', '7', 'r1')])
  const read = await readVersionRecords(
    [version('1', sourceIn('7', 'a'), 'r1'), version('2', sourceIn('7', 'b'), 'r2')],
    reader,
  )
  expect(asked).toEqual(['runs in 7', 'source_run_id in 7'])
  expect([...read.runs.keys()]).toEqual(['r1', 'r2'])
  expect(read).toMatchObject({ loggedModels: [{ sourceRunId: 'r1' }], requests: 2 })
})

test('of copies one run is read for the experiment, and the others are found in it', async () => {
  const runs = ['r1', 'r2', 'r3'].map((one) => run(one, '7'))
  const { reader, asked } = server(runs, [])
  const copies = runs.map((one, i) => version(String(i), `models:/a/${i}`, one.id))
  const read = await readVersionRecords(copies, reader)
  expect(asked).toEqual(['run r1', 'runs in 7', 'source_run_id in 7'])
  expect(read.runs.size).toBe(3)
})

test('a hint that is wrong costs its searches and misleads nobody', async () => {
  const { reader } = server([run('r1', '7')], [logged('a', '7', 'r1')])
  const read = await readVersionRecords([version('1', sourceIn('99', 'a'), 'r1')], reader)
  expect(read).toMatchObject({ requests: 5, loggedModels: [{ experimentId: '7' }] })
})

test('what is closed and what is gone are told apart', async () => {
  const { reader } = server([run('r1', '7'), run('r2', '7')], [], ['r2'])
  const read = await readVersionRecords(
    ['r1', 'r2', 'r3'].map((one) => version(one, sourceIn('7', 'a'), one)),
    reader,
  )
  expect([...read.unread]).toEqual([
    ['r2', 'closed'],
    ['r3', 'gone'],
  ])
})

test('the requests are bounded, and what was not looked for is said', async () => {
  const runs = Array.from({ length: 20 }, (_, i) => run(`r${i}`, String(i)))
  const { reader, asked } = server(runs, [])
  const read = await readVersionRecords(
    runs.map((one, i) => version(String(i), `models:/a/${i}`, one.id)),
    reader,
  )
  expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS)
  expect(read.requests).toBe(asked.length)
  expect(read.runs.size + read.unread.size).toBe(20)
  expect(new Set(read.unread.values())).toEqual(new Set(['not looked for']))
})

test('a logged model without a run is found by its own id; without either, nothing is asked', async () => {
  const alone = server([], [logged('a', '7', null)])
  const read = await readVersionRecords([version('1', sourceIn('7', 'a'), null)], alone.reader)
  expect(alone.asked).toEqual(['model_id in 7'])
  expect(read.loggedModels).toHaveLength(1)
  const nothing = server([], [])
  await readVersionRecords([version('1', 's3://elsewhere', null)], nothing.reader)
  expect(nothing.asked).toEqual([])
})

const broken = async () => {
  throw new RegistryError('unreachable', 'down')
}

test('an outage is no answer', async () => {
  const { reader } = server([], [])
  const reading = readVersionRecords([version('1', 'models:/a/1', 'r1')], {
    ...reader,
    run: broken,
  })
  await expect(reading).rejects.toMatchObject({ kind: 'unreachable' })
})
