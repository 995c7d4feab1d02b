import { bashModel, install, pythonModel, pythonServer } from './address'
import { pythonData } from './pythonData'
import { pythonLiteral, sparkName } from './quote'
import { type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { columnsOf, tensorsOf } from './sample'
import { SESSION, sparkPlan, sparkUdf } from './spark'
import { bodyNote, commonNotes, pythonNeed } from './text'

/** Predictions for many rows at once. */
export const batch = (usage: Usage): readonly Recipe[] => [
  pandas(usage),
  ...native(usage),
  commandLine(usage),
  spark(usage),
]

function pandas(usage: Usage): Recipe {
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('pandas', 'pandas', why)
  const { before, uri } = pythonModel(usage)
  const data = usage.body === null ? null : pythonData(usage.body, usage.mlmodel.signature)
  const call = data?.params === null ? 'model.predict(data)' : 'model.predict(data, params=params)'
  const code = [
    ...[...(data?.imports ?? []), 'import mlflow'].sort(),
    '',
    ...pythonServer(usage),
    ...before,
    `model = mlflow.pyfunc.load_model(${uri})`,
    ...(data === null
      ? []
      : [
          '',
          ...data.lines,
          ...(data.params === null ? [] : [`params = ${data.params}`]),
          `predictions = ${call}`,
          'print(predictions)',
        ]),
  ]
  return {
    id: 'pandas',
    title: 'pandas',
    state: 'open',
    blocks: [
      install(usage),
      { title: 'Load and predict', language: 'python', code: code.join('\n') },
    ],
    needs: pythonNeed(usage),
    notes: [
      ...(data === null ? [NOTHING_SAID] : bodyNote(usage)),
      ...(usage.mlmodel.signature === null && data !== null
        ? [
            'Logged without a signature, so MLflow checks nothing of the data before the model gets it.',
          ]
        : []),
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'each-load' : 'pinned',
  }
}

const NOTHING_SAID =
  'The code ends where the model is loaded: this version has no signature that can be read and no example, so nothing says what predict() takes.'

/** Flavors with a loader that gives the library's own object, and what is only reached through that. */
const LOADERS: ReadonlyMap<string, string> = new Map([
  ['sklearn', 'predict_proba, feature names and the steps of a pipeline'],
  ['xgboost', 'importances and the booster'],
  ['lightgbm', 'importances and the booster'],
  ['catboost', 'importances and class names'],
  ['pytorch', 'devices, hooks and gradients'],
  ['tensorflow', 'layers and signatures'],
  ['keras', 'layers and weights'],
  ['transformers', 'generation settings and the tokenizer'],
  ['sentence_transformers', 'encode() with its options'],
  ['spacy', 'the pipeline'],
  ['statsmodels', 'the summary and confidence intervals'],
  ['prophet', 'components and changepoints'],
  ['spark', 'the PipelineModel, in a Spark session'],
])

function native(usage: Usage): readonly Recipe[] {
  return usage.mlmodel.flavors.flatMap(({ name }) => {
    const gives = LOADERS.get(name)
    if (gives === undefined) return []
    const { before, uri } = pythonModel(usage)
    const code = [
      'import mlflow',
      '',
      ...pythonServer(usage),
      ...before,
      `model = mlflow.${name}.load_model(${uri})`,
      'print(model)',
    ]
    return [
      {
        id: `native-${name}`,
        title: `as ${name}`,
        state: 'open',
        blocks: [install(usage), { title: 'Load', language: 'python', code: code.join('\n') }],
        needs: pythonNeed(usage),
        notes: [
          `The object of the library itself, for ${gives}. Nothing checks the data against the signature here.`,
          ...commonNotes(usage),
        ],
        follows: usage.choice.by === 'alias' ? 'each-load' : 'pinned',
      } satisfies Recipe,
    ]
  })
}

/** For a file, without writing Python. */
function commandLine(usage: Usage): Recipe {
  const title = 'A file, by command'
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('command', title, why)
  const flat = columnsOf(usage.mlmodel.signature)
  if (flat?.some(({ type }) => type.kind !== 'scalar') === true) {
    return closed(
      'command',
      title,
      'Some of its columns hold lists or objects, which a CSV file has no cells for.',
    )
  }
  if (tensorsOf(usage.mlmodel.signature) !== null) {
    return closed('command', title, 'It takes tensors, and a CSV file holds a table.')
  }
  const { before, uri } = bashModel(usage)
  return {
    id: 'command',
    title,
    state: 'open',
    blocks: [
      {
        title: 'Predict',
        language: 'bash',
        code: [
          ...before,
          `mlflow models predict -m ${uri} --env-manager ${usage.env} --content-type csv -i rows.csv -o predictions.json`,
        ].join('\n'),
      },
    ],
    needs: ['MLflow', 'rows.csv, with the names of the columns in its first line'],
    notes: commonNotes(usage),
    follows: usage.choice.by === 'alias' ? 'each-load' : 'pinned',
  }
}

function spark(usage: Usage): Recipe {
  const title = 'Spark'
  const plan = sparkPlan(usage)
  if ('why' in plan) return closed('spark', title, plan.why)
  const columns = plan.columns.map((name) => pythonLiteral(sparkName(name))).join(', ')
  const code = [
    'import mlflow',
    ...SESSION,
    '',
    ...pythonServer(usage),
    ...sparkUdf(usage, plan),
    '',
    'rows = spark.read.parquet("rows.parquet")',
    `scored = rows.withColumn("prediction", ${plan.call(columns)})`,
    'scored.write.parquet("predictions.parquet")',
  ]
  return {
    id: 'spark',
    title,
    state: 'open',
    blocks: [{ title: 'spark_udf', language: 'python', code: code.join('\n') }],
    needs: ['pyspark', ...plan.needs],
    notes: [...plan.notes, ...commonNotes(usage)],
    follows: usage.choice.by === 'alias' ? 'start' : 'pinned',
  }
}
