import { describe, expect, test } from 'vitest'
import { RegistryError } from '../../../src/registry/errors'
import { EXPERIMENT } from '../tracking/fixture'
import type { Place } from './place'

const runId = ({ tracked }: Place, name: string) => tracked.runs.get(name) ?? ''

const NOWHERE = '0'.repeat(32)

/** What there is to know of the server's people and rights: without a sign-in, nothing. */
const UNKNOWN = ['missing', 'unsupported']

const kindOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'answered',
    (error: unknown) => (error instanceof RegistryError ? error.kind : String(error)),
  )

export function trackings(place: () => Place) {
  describe('runs', () => {
    test('are read with params, metrics, tags and datasets', async () => {
      const { tracking } = place().backend
      const run = await tracking.run(runId(place(), 'first'))
      expect(run).toMatchObject({
        id: runId(place(), 'first'),
        name: 'first',
        experimentId: place().tracked.experiment,
        status: 'RUNNING',
        deleted: false,
        started: new Date(1_700_000_001_000),
        ended: null,
        params: new Map([
          ['depth', '6'],
          ['solver', 'Newton'],
        ]),
        datasets: [{ name: 'train', digest: 'd1', sourceType: 'local', context: 'training' }],
      })
      expect(run.tags.get('team')).toBe('risk')
      expect(new Map(run.metrics.map(({ key, value, step }) => [key, { value, step }]))).toEqual(
        new Map([
          ['auc', { value: 0.9, step: 0 }],
          ['loss', { value: 0.1, step: 9 }],
          ['val loss', { value: 0.4, step: 1 }],
        ]),
      )
    })

    test('may have a metric that is no number', async () => {
      const { metrics } = await place().backend.tracking.run(runId(place(), 'second'))
      expect(metrics.find(({ key }) => key === 'auc')?.value).toBeNaN()
    })

    test('that are not there are missing', async () => {
      const reading = place().backend.tracking.run(NOWHERE)
      await expect(reading).rejects.toMatchObject({ kind: 'missing' })
    })

    test('belong to an experiment with a name', async () => {
      const { backend, tracked } = place()
      expect(await backend.tracking.experiment(tracked.experiment)).toEqual({
        id: tracked.experiment,
        name: EXPERIMENT,
        deleted: false,
      })
    })

    test('have files, one level at a time', async () => {
      const { tracking } = place().backend
      const first = runId(place(), 'first')
      expect(await tracking.runArtifacts(first, '')).toEqual([
        { path: 'model', isDirectory: true, size: null },
      ])
      const inside = await tracking.runArtifacts(first, 'model')
      expect(inside.map(({ path, isDirectory }) => [path, isDirectory])).toEqual([
        ['model/MLmodel', false],
        ['model/data', true],
        ['model/requirements.txt', false],
      ])
      expect(inside.at(-1)?.size).toBe(20)
      expect(await tracking.runArtifacts(runId(place(), 'third'), '')).toEqual([])
    })

    test('are read several at once', async () => {
      const { backend, tracked } = place()
      const history = await backend.wings.history()
      const ids = ['first', 'third'].map((name) => runId(place(), name))
      const runs = await history.runs([tracked.experiment], [...ids, NOWHERE])
      expect(runs.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    })

    test('keep the history of a metric', async () => {
      const history = await place().backend.wings.history()
      const { points, extent } = await history.metric(runId(place(), 'first'), 'loss')
      expect(extent).toBe('all')
      expect(points.map(({ step, value }) => [step, value])).toEqual(
        Array.from({ length: 10 }, (_, step) => [step, 1 / (step + 1)]),
      )
      const never = await history.metric(runId(place(), 'first'), 'never logged')
      expect(never.points).toEqual([])
    })
  })

  describe('logged models', () => {
    test('are read, or said not to be there', async () => {
      const { backend, loggedModel } = place()
      const { capabilities } = backend.registry
      if (loggedModel === null) {
        if (capabilities.loggedModels.can) throw new Error('the adapter thinks there are some')
        const { because } = capabilities.loggedModels
        for (const reading of [
          backend.tracking.loggedModel(`m-${NOWHERE}`),
          backend.tracking.loggedModelArtifacts(`m-${NOWHERE}`, ''),
        ])
          await expect(reading).rejects.toMatchObject({ kind: 'unsupported', message: because })
        return
      }
      const { id, runId: source } = loggedModel
      expect(await backend.tracking.loggedModel(id)).toMatchObject({ id, sourceRunId: source })
      const missing = backend.tracking.loggedModel(`m-${NOWHERE}`)
      await expect(missing).rejects.toMatchObject({ kind: 'missing' })
      const history = await backend.wings.history()
      const experiments = [(await backend.tracking.run(source)).experimentId]
      const byRun = await history.loggedModels(experiments, 'source_run_id', [source])
      expect(byRun.map((model) => model.id)).toEqual([id])
    })
  })

  describe('people', () => {
    test('and their rights are not known where nobody signs in', async () => {
      const { wings } = place().backend
      expect(UNKNOWN).toContain(await kindOf((await wings.people()).me()))
      const rights = await wings.rights()
      expect(UNKNOWN).toContain(await kindOf(rights.mine()))
      expect(UNKNOWN).toContain(await kindOf(rights.everybody()))
    })
  })
}
