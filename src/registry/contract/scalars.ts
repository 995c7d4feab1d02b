import type { DataType } from '../signature'

export type Scalar = Extract<DataType, { kind: 'scalar' }>['name']

/**
 * Where a value meets a type: a column (and what lies alone in an object or a map), the items of a list, a param. MLflow
 * has rules of its own for each.
 */
export type Place = 'column' | 'nested' | 'items' | 'param'

type Fit = 'same' | 'widens' | 'silent' | 'refused'

/**
 * What a column takes beside its own type. No other number goes: not even long for double, unless every value is 0 or 1.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L739
 */
const COLUMN = new Set(['integer long', 'integer double', 'float double'])

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L871 */
const PARAM = new Set([
  'integer long',
  'integer float',
  'integer double',
  'long float',
  'long double',
  'float double',
])

/** pandas has one type for them, so MLflow passes them on as they are. */
const ALIKE_IN_PANDAS = new Set(['string binary', 'binary string', 'binary boolean'])

/** What becomes of a `given` scalar where `taken` is asked for. */
export function fitScalar(given: Scalar, taken: Scalar, place: Place): Fit {
  const pair = `${given} ${taken}`
  if (given === taken) return 'same'
  if ((place === 'param' ? PARAM : COLUMN).has(pair)) return 'widens'
  // the items of a list are made a numpy array, which texts that are not ASCII refuse
  if ((place === 'column' || place === 'nested') && ALIKE_IN_PANDAS.has(pair)) return 'silent'
  return place === 'items' && pair === 'binary boolean' ? 'silent' : 'refused'
}
