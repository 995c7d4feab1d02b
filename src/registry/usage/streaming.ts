import { pythonServer } from './address'
import { pythonLiteral, sparkName } from './quote'
import { type Recipe, type Usage, closed } from './recipe'
import { SESSION, sparkPlan, sparkUdf, udfOf } from './spark'
import { commonNotes } from './text'

const TITLE = 'Structured Streaming'

/** Predictions for rows as they come. */
export function streaming(usage: Usage): readonly Recipe[] {
  const plan = sparkPlan(usage)
  if ('why' in plan) return [closed('structured', TITLE, plan.why)]
  const columns = plan.columns.map((name) => pythonLiteral(sparkName(name))).join(', ')
  const scored = (rows: string) => `${rows}.withColumn("prediction", ${plan.call(columns)})`
  const read = [`rows = spark.readStream.schema(${pythonLiteral(plan.ddl)}).parquet("incoming")`]
  const written = '.option("checkpointLocation", "checkpoint")'
  const { model, choice } = usage
  const code =
    choice.by === 'alias'
      ? [
          ...read,
          '',
          'client = mlflow.MlflowClient()',
          `name, alias = ${pythonLiteral(model)}, ${pythonLiteral(choice.alias)}`,
          'loaded = {}',
          '',
          '',
          'def score(batch, batch_id):',
          '    version = client.get_model_version_by_alias(name, alias).version',
          '    if version not in loaded:',
          '        uri = client.get_model_version_download_uri(name, version)',
          '        loaded.clear()',
          `        loaded[version] = ${udfOf('uri', usage.env, plan.resultType)}`,
          '    predict = loaded[version]',
          `    ${scored('batch')}.write.mode("append").parquet("predictions")`,
          '',
          '',
          `query = rows.writeStream${written}.foreachBatch(score).start()`,
          'query.awaitTermination()',
        ]
      : [
          ...sparkUdf(usage, plan),
          '',
          ...read,
          `scored = ${scored('rows')}`,
          `query = scored.writeStream.format("parquet")${written}.option("path", "predictions").start()`,
          'query.awaitTermination()',
        ]
  return [
    {
      id: 'structured',
      title: TITLE,
      state: 'open',
      blocks: [
        {
          title: choice.by === 'alias' ? 'foreachBatch' : 'spark_udf on a stream',
          language: 'python',
          code: ['import mlflow', ...SESSION, '', ...pythonServer(usage), ...code].join('\n'),
        },
      ],
      needs: ['pyspark', ...plan.needs],
      notes: [
        'Rows come from Parquet files in incoming; for Kafka, replace the line with readStream and parse its value with from_json.',
        ...(choice.by === 'alias'
          ? [
              'A batch that is written twice after a crash has its rows twice: write to a table that takes the batch_id as its key where that matters.',
            ]
          : []),
        ...plan.notes,
        ...commonNotes(usage),
      ],
      follows: choice.by === 'alias' ? 'each-batch' : 'pinned',
    },
  ]
}
