import type { DataType } from '../signature'
import type { Rules } from './rule'

/**
 * Callers may send an object of columns (`{"inputs": {"a": [1, 2], "b": [3, 4]}}`). One list or object among the columns of
 * the signature, and MLflow reads that as one row: so such a column breaks them by coming, even an optional one, or by
 * going.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L1161
 */
export function compareRows(
  before: readonly { type: DataType }[],
  after: readonly { type: DataType }[],
  found: Rules,
) {
  const [old, now] = [before.some(holds), after.some(holds)]
  if (!old && now)
    found.add(
      'rows-changed',
      ['inputs'],
      'refused',
      'one of the inputs is a list or an object now: callers that send an object of columns are refused, as MLflow reads it as one row',
    )
  if (old && !now)
    found.add(
      'rows-changed',
      ['inputs'],
      // what is no column of values can’t be a map
      after.some(({ type }) => type.kind === 'map') ? 'refused' : 'silent',
      'none of the inputs is a list or an object any more: from callers that send one row as an object, MLflow makes a row of each value of a list',
    )
}

/** Spark's vectors are lists to MLflow, of a type that is not known here. */
const holds = ({ type }: { type: DataType }) =>
  type.kind === 'array' ||
  type.kind === 'object' ||
  (type.kind === 'unknown' && type.text === 'sparkml_vector')
