import { expect, test } from 'vitest'
import { aLoggedModel, aModel, aRun, aVersion } from '../examples'
import { buildGraph } from './buildGraph'
import {
  loggedId,
  recordsOf,
  runId,
  toldCopies,
  toldLoggedModel,
  toldModel,
  toldRun,
  toldVersion,
  toldVersions,
} from './examples'
import type { Graph } from './graph'
import { nodeId } from './subject'

const told = (graph: Graph) =>
  [...graph.edges.values()]
    .map(({ from, kind, to, claimed }) => `${from} ${claimed ? '(claimed) ' : ''}${kind} ${to}`)
    .sort()

const data = (name: string, digest: string, context: string | null = null) => ({
  name,
  digest,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context,
})

const source = (id: number) => `mlflow-artifacts:/1/models/${loggedId(id)}/artifacts`

test('a version stands on its logged model, that on its run, and that on the data', () => {
  const graph = buildGraph(
    recordsOf(
      toldModel(aModel({ name: 'fraud', aliases: new Map([['champion', '2']]) })),
      toldVersion(aVersion({ model: 'fraud', version: '2', source: source(7), runId: runId(1) })),
      toldLoggedModel(aLoggedModel({ id: loggedId(7), name: 'forest', sourceRunId: runId(1) })),
      toldRun(
        aRun({
          id: runId(1),
          name: 'nightly',
          datasets: [data('cards', 'a1', 'training')],
          modelOutputs: [loggedId(7)],
        }),
      ),
    ),
  )
  expect(told(graph)).toEqual([
    `dataset:cards:a1 used by run:${runId(1)}`,
    `logged-model:${loggedId(7)} registered as version:fraud:2`,
    `run:${runId(1)} produced logged-model:${loggedId(7)}`,
    'version:fraud:2 held by alias:fraud:champion',
    'version:fraud:2 version of model:fraud',
  ])
  const produced = [...graph.edges.values()].find(({ kind }) => kind === 'produced')
  expect(produced?.facts).toEqual([
    expect.objectContaining({ request: 'runs/get', field: 'outputs.model_outputs' }),
    expect.objectContaining({ request: 'logged-models/get', field: 'source_run_id' }),
  ])
  expect(graph.nodes.get(nodeId({ kind: 'version', model: 'fraud', version: '2' }))?.live).toBe(
    true,
  )
  expect(graph.nodes.get(`run:${runId(1)}`)?.name).toBe('nightly')
})

test('strangers that share the name `dataset` are told apart by their digests', () => {
  const graph = buildGraph(
    recordsOf(
      toldRun(aRun({ id: runId(1), datasets: [data('dataset', 'a')] })),
      toldRun(aRun({ id: runId(2), datasets: [data('dataset', 'b')] })),
    ),
  )
  expect(told(graph)).toEqual([
    `dataset:dataset:a used by run:${runId(1)}`,
    `dataset:dataset:b used by run:${runId(2)}`,
  ])
})

test('what a tag says is a claim, until a record says the same', () => {
  const tags = new Map([
    ['mlflow.modelVersions', '[{"name":"fraud","version":2},{"name":"fraud","version":"2"}]'],
    ['mlflow.linkedPrompts', '[{"name":"ask","version":"3"}]'],
    ['mlflow.source.git.commit', 'abc'],
  ])
  const logged = toldLoggedModel(aLoggedModel({ id: loggedId(7), tags }))
  expect(told(buildGraph(recordsOf(logged)))).toEqual([
    `commit:abc (claimed) code of logged-model:${loggedId(7)}`,
    `logged-model:${loggedId(7)} (claimed) registered as version:fraud:2`,
    `prompt:ask:3 (claimed) prompt of logged-model:${loggedId(7)}`,
  ])
  const version = toldVersion(aVersion({ model: 'fraud', version: '2', source: source(7) }))
  expect(told(buildGraph(recordsOf(logged, version)))).toContain(
    `logged-model:${loggedId(7)} registered as version:fraud:2`,
  )
})

test('a tag that is no list of versions claims nothing', () => {
  for (const text of [
    '',
    'null',
    '{}',
    '[1]',
    '[{"name":"","version":1}]',
    '[{"name":"a","version":"x"}]',
    '[[[',
  ]) {
    const tags = new Map([['mlflow.modelVersions', text]])
    expect(told(buildGraph(recordsOf(toldLoggedModel(aLoggedModel({ tags })))))).toEqual([])
  }
})

const under = (parent: string) =>
  told(
    buildGraph(
      recordsOf(toldRun(aRun({ id: runId(1), tags: new Map([['mlflow.parentRunId', parent]]) }))),
    ),
  )

test('a parent run is a claim, and a run is not its own', () => {
  expect(under(runId(2))).toEqual([`run:${runId(2)} (claimed) parent of run:${runId(1)}`])
  expect(under(runId(1))).toEqual([])
  expect(under('<script>')).toEqual([])
})

test('a copy stands on its original; the run that both name is drawn once', () => {
  const original = aVersion({ model: 'dev', version: '4', source: source(7), runId: runId(1) })
  const copy = aVersion({ model: 'prod', version: '1', source: 'models:/dev/4', runId: runId(1) })
  expect(told(buildGraph(recordsOf(toldVersion(original), toldCopies('dev', [copy]))))).toEqual([
    `logged-model:${loggedId(7)} registered as version:dev:4`,
    'version:dev:4 copied to version:prod:1',
    'version:dev:4 version of model:dev',
    'version:prod:1 version of model:prod',
  ])
})

test('a copy whose original went away with a rename still leads to its run', () => {
  const copy = aVersion({ model: 'prod', version: '1', source: 'models:/dev/4', runId: runId(1) })
  const gone = {
    question: 'version',
    of: 'version:dev:4',
    reading: { state: 'unread', why: 'gone', words: 'It is gone.' },
  } as const
  const graph = buildGraph(recordsOf(toldVersion(copy), gone))
  expect(told(graph)).toContain(`run:${runId(1)} registered as version:prod:1`)
  expect(graph.nodes.get('version:dev:4')).toMatchObject({
    trouble: { kind: 'gone' },
    fact: 'gone',
  })
})

test('the run of a version whose files lie elsewhere is a claim of whoever registered it', () => {
  const version = aVersion({ model: 'm', source: 's3://bucket/x', runId: runId(1) })
  expect(told(buildGraph(recordsOf(toldVersion(version))))).toContain(
    `run:${runId(1)} (claimed) registered as version:m:1`,
  )
})

test('a version of MLflow 2 stands on its run', () => {
  const version = aVersion({
    model: 'm',
    source: `dbfs:/1/${runId(1)}/artifacts/model`,
    runId: runId(1),
  })
  expect(told(buildGraph(recordsOf(toldVersion(version))))).toContain(
    `run:${runId(1)} registered as version:m:1`,
  )
})

test('a closed logged model leaves the version its own word for the run', () => {
  const version = aVersion({ model: 'm', source: source(7), runId: runId(1) })
  const closed = {
    question: 'logged-model',
    of: `logged-model:${loggedId(7)}`,
    reading: { state: 'unread', why: 'denied', words: 'Permission denied' },
  } as const
  const graph = buildGraph(recordsOf(toldVersion(version), closed))
  expect(told(graph)).toContain(`run:${runId(1)} registered as version:m:1`)
  expect(graph.nodes.get(`logged-model:${loggedId(7)}`)).toMatchObject({
    fact: 'closed to you, or gone',
    trouble: { kind: 'denied', words: expect.stringContaining('READ on its experiment') },
  })
})

test('a deleted run, and files that are gone, are said at their node', () => {
  const lost = {
    question: 'files',
    of: 'version:m:1',
    reading: { state: 'read', value: 'lost', request: 'get-artifact' },
  } as const
  const graph = buildGraph(
    recordsOf(
      toldRun(aRun({ id: runId(1), deleted: true })),
      toldVersions('m', [aVersion()]),
      lost,
    ),
  )
  expect(graph.nodes.get(`run:${runId(1)}`)).toMatchObject({ trouble: { kind: 'deleted' } })
  expect(graph.nodes.get('version:m:1')).toMatchObject({
    trouble: { kind: 'lost' },
    fact: 'files gone',
  })
})
