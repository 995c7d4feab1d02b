import * as fc from 'fast-check'
import { aLoggedModel, aModel, aRun, aVersion } from '../examples'
import {
  loggedId,
  recordsOf,
  runId,
  toldCopies,
  toldLoggedModel,
  toldModel,
  toldRun,
  toldVersions,
} from './examples'
import type { Records } from './records'

// For tests: registries of any shape, cycles and dangling names included.

const small = fc.nat({ max: 5 })
const dataset = small.map((n) => ({
  name: `data-${n % 3}`,
  digest: `d${n}`,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context: n % 2 === 0 ? 'training' : null,
}))

const runs = fc.uniqueArray(
  fc.record({
    n: small,
    datasets: fc.array(dataset, { maxLength: 4 }),
    inputs: fc.array(small, { maxLength: 2 }),
    outputs: fc.array(small, { maxLength: 3 }),
    parent: fc.option(small),
    deleted: fc.boolean(),
  }),
  { selector: ({ n }) => n, maxLength: 6 },
)

const versions = fc.array(
  fc.record({ model: small, run: small, logged: fc.option(small), copyOf: fc.option(small) }),
  { maxLength: 60 },
)

const modelName = (n: number) => `model-${n % 3}`

export const records: fc.Arbitrary<Records> = fc
  .record({ runs, versions, logged: fc.uniqueArray(small), champion: fc.option(small) })
  .map(({ runs: all, versions: rows, logged, champion }) => {
    const made = rows.map(({ model, run, logged: from, copyOf }, i) =>
      aVersion({
        model: modelName(model),
        version: String(i + 1),
        runId: runId(run),
        created: new Date(1_700_000_000_000 + i),
        source:
          copyOf !== null
            ? `models:/${modelName(copyOf)}/${copyOf + 1}`
            : from !== null
              ? `mlflow-artifacts:/1/models/${loggedId(from)}/artifacts`
              : 's3://elsewhere',
      }),
    )
    const names = ['model-0', 'model-1', 'model-2']
    return recordsOf(
      ...names.map((name) =>
        toldModel(
          aModel({
            name,
            aliases: new Map(champion === null ? [] : [['champion', String(champion)]]),
          }),
        ),
      ),
      ...names.map((name) =>
        toldVersions(
          name,
          made.filter(({ model }) => model === name),
        ),
      ),
      ...names.map((name) =>
        toldCopies(
          name,
          made.filter(({ source }) => source.startsWith(`models:/${name}/`)),
        ),
      ),
      ...logged.map((n) =>
        toldLoggedModel(aLoggedModel({ id: loggedId(n), sourceRunId: runId(n) })),
      ),
      ...all.map(({ n, datasets, inputs, outputs, parent, deleted }) =>
        toldRun(
          aRun({
            id: runId(n),
            datasets,
            deleted,
            modelInputs: inputs.map(loggedId),
            modelOutputs: outputs.map(loggedId),
            tags: new Map(parent === null ? [] : [['mlflow.parentRunId', runId(parent)]]),
          }),
        ),
      ),
    )
  })
