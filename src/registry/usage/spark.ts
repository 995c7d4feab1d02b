import type { DataType, Tensor } from '../signature'
import { pythonModel } from './address'
import { pythonLiteral, sparkName } from './quote'
import { type Usage, whyNoPyfunc } from './recipe'
import { columnsOf, requiredOf, tensorsOf } from './sample'

/** How `mlflow.pyfunc.spark_udf` is used with a version. */
export interface SparkPlan {
  /** Columns of the rows that go in, by name. */
  columns: readonly string[]
  /** The same with their types, as a schema in Spark's DDL. */
  ddl: string
  /** The expression over them, once they are in Python. */
  call: (columns: string) => string
  /** Where MLflow can't tell it from the signature. */
  resultType: string | null
  needs: readonly string[]
  notes: readonly string[]
}

export const SESSION = [
  'from pyspark.sql import SparkSession',
  'from pyspark.sql.functions import struct',
  '',
  'spark = SparkSession.builder.getOrCreate()',
]

/** The plan, or why there is none. The rules are `spark_udf`'s own (mlflow/pyfunc/__init__.py, 3.17). */
export function sparkPlan({ mlmodel, env }: Usage): SparkPlan | { why: string } {
  const why = whyNoPyfunc(mlmodel)
  if (why !== null) return { why }
  if (mlmodel.flavors.some(({ name }) => name === 'spark')) {
    return {
      why: 'It is a Spark model itself: load it with mlflow.spark, and it scores a DataFrame.',
    }
  }
  const { signature } = mlmodel
  const result = resultOf(usageOutputs(signature))
  if ('why' in result) return result
  const notes = [...result.notes]
  const needs = env === 'local' ? ['the packages of this version on every executor'] : []
  const tensors = tensorsOf(signature)
  const columns = columnsOf(signature)
  if (
    signature !== null &&
    tensors === null &&
    columns === null &&
    signature.inputs.state !== 'none'
  ) {
    return {
      why: 'The inputs of its signature can’t be read, so nothing says which columns go in.',
    }
  }
  let inputs: readonly { name: string; ddl: string }[] = []
  if (tensors !== null) {
    inputs = tensors.map((tensor, i) => ({
      name: tensor.name ?? `tensor_${i}`,
      ddl: `ARRAY<${ddlOfDtype(tensor.dtype) ?? 'DOUBLE'}>`,
    }))
    notes.push(
      tensors.some(({ shape }) => shape.length > 2)
        ? 'Each row holds one tensor as a flat array; MLflow gives it its shape back, in C order.'
        : 'Each row holds one tensor as an array.',
    )
  } else if (columns !== null) {
    inputs = requiredOf(columns).map(({ name, type }, i) => ({
      name: name ?? `column_${i}`,
      ddl: ddlOf(type) ?? 'STRING',
    }))
    if (requiredOf(columns).length < columns.length)
      notes.push('Only the required columns are passed; add the optional ones that you have.')
    if (columns.some(({ type }) => holdsAny(type))) needs.push('PySpark 4, for columns of any type')
  } else {
    notes.push(
      'Logged without a signature: replace feature_1 and feature_2 by the columns it was trained on, in that order.',
    )
    inputs = ['feature_1', 'feature_2'].map((name) => ({ name, ddl: 'DOUBLE' }))
  }
  const params = signature?.params.state === 'given' && signature.params.fields.length > 0
  if (params)
    notes.push(
      'Its params keep their defaults; others are given once for all rows, by params= of spark_udf.',
    )
  const bare = tensors !== null || columns === null || columns.some(({ name }) => name === null)
  return {
    columns: inputs.map(({ name }) => name),
    ddl: inputs.map(({ name, ddl }) => `${sparkName(name)} ${ddl}`).join(', '),
    // a struct carries the names; what has none goes in by its place
    call: (names) => (bare ? `predict(${names})` : `predict(struct(${names}))`),
    resultType: result.type,
    needs,
    notes,
  }
}

/** Python that makes `predict`. */
export function sparkUdf(usage: Usage, { resultType }: SparkPlan): readonly string[] {
  const { before, uri } = pythonModel(usage)
  return [...before, `predict = ${udfOf(uri, usage.env, resultType)}`]
}

export const udfOf = (uri: string, env: string, resultType: string | null): string =>
  `mlflow.pyfunc.spark_udf(spark, ${uri}, env_manager=${pythonLiteral(env)}${
    resultType === null ? '' : `, result_type=${pythonLiteral(resultType)}`
  })`

type Outputs = NonNullable<Usage['mlmodel']['signature']>['outputs'] | undefined

const usageOutputs = (signature: Usage['mlmodel']['signature']): Outputs => signature?.outputs

function resultOf(
  outputs: Outputs,
): { type: string | null; notes: readonly string[] } | { why: string } {
  if (outputs?.state !== 'given' || outputs.fields.length === 0) {
    return {
      type: 'double',
      notes: [
        'The signature doesn’t say what comes out: result_type has to. "double" keeps the leftmost number of the answer.',
      ],
    }
  }
  const tensors = outputs.fields.filter((field) => field.kind === 'tensor')
  // MLflow reads columns itself
  if (tensors.length < outputs.fields.length) return { type: null, notes: [] }
  const types = tensors.map((tensor) => rowType(tensor))
  const deep = tensors.find(({ shape }) => shape.length > 2)
  if (deep !== undefined) {
    return {
      why: `It answers tensors of ${deep.shape.length} dimensions; a column of spark_udf holds at most two, rows included.`,
    }
  }
  if (types.some((type) => type === null)) {
    return { why: 'It answers tensors of a type that Spark has no column for.' }
  }
  const [only] = types
  if (types.length === 1 && only !== undefined) return { type: only, notes: [] }
  const named = tensors.map(({ name }, i) => `${sparkName(name ?? String(i))} ${types[i] ?? ''}`)
  return { type: named.join(', '), notes: [] }
}

/** What one row has of a tensor: its first dimension are the rows. */
function rowType({ dtype, shape }: Tensor): string | null {
  const item = ddlOfDtype(dtype)
  if (item === null) return null
  return shape.length <= 1 ? item : `ARRAY<${item}>`
}

function ddlOfDtype(dtype: string): string | null {
  switch (dtype) {
    case 'bool':
      return 'BOOLEAN'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'uint8':
    case 'uint16':
      return 'INT'
    case 'int64':
    case 'uint32':
      return 'LONG'
    case 'float16':
    case 'float32':
      return 'FLOAT'
    case 'float64':
      return 'DOUBLE'
    case 'str':
    case 'object':
      return 'STRING'
    default:
      return null
  }
}

const DDL = {
  boolean: 'BOOLEAN',
  integer: 'INT',
  long: 'LONG',
  float: 'FLOAT',
  double: 'DOUBLE',
  string: 'STRING',
  binary: 'BINARY',
  datetime: 'TIMESTAMP',
} as const

/** A type as Spark writes it; null where it isn't known. */
function ddlOf(type: DataType): string | null {
  switch (type.kind) {
    case 'scalar':
      return DDL[type.name]
    case 'any':
      return 'VARIANT'
    case 'array': {
      const items = ddlOf(type.items)
      return items === null ? null : `ARRAY<${items}>`
    }
    case 'map': {
      const values = ddlOf(type.values)
      return values === null ? null : `MAP<STRING, ${values}>`
    }
    case 'object': {
      const parts = type.properties.map(({ name, type: inner }) => [sparkName(name), ddlOf(inner)])
      return parts.some(([, inner]) => inner === null)
        ? null
        : `STRUCT<${parts.map(([name, inner]) => `${name}: ${inner}`).join(', ')}>`
    }
    case 'unknown':
      return null
    default:
      return type satisfies never
  }
}

function holdsAny(type: DataType): boolean {
  switch (type.kind) {
    case 'any':
      return true
    case 'array':
      return holdsAny(type.items)
    case 'map':
      return holdsAny(type.values)
    case 'object':
      return type.properties.some(({ type: inner }) => holdsAny(inner))
    case 'scalar':
    case 'unknown':
      return false
    default:
      return type satisfies never
  }
}
