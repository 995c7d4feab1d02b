import type { Dataset } from './tracking'

/** What a dataset's own texts tell, as far as they can be read. Null: they don't say. */
export interface DatasetFacts {
  /** Where it was read from. */
  address: string | null
  rows: number | null
  features: number | null
  /** Names and types, in order, where the schema is one of columns. */
  columns: readonly { name: string; type: string }[] | null
}

/** Reads the JSON texts that MLflow's client writes for tables (pandas, Spark, …) and arrays (NumPy, TensorFlow). */
export function datasetFacts({ source, schema, profile }: Dataset): DatasetFacts {
  const [from, shape, sizes] = [source, schema, profile].map(objectIn)
  const columns = columnsIn(shape?.get('mlflow_colspec'))
  const features = sizes?.get('features_shape')
  return {
    address:
      ['uri', 'url', 'path', 'delta_table_name', 'table_name', 'catalog', 'query']
        .map((key) => textIn(from?.get(key)))
        .find((text) => text !== null) ?? null,
    rows: countIn(sizes?.get('num_rows')) ?? countIn(itemAt(features, 0)),
    features: columns?.length ?? countIn(itemAt(features, 1)),
    columns,
  }
}

function objectIn(text: string | null): ReadonlyMap<string, unknown> | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : null
  } catch {
    return null
  }
}

function columnsIn(value: unknown): DatasetFacts['columns'] {
  if (!Array.isArray(value)) return null
  return value.flatMap((column: unknown) => {
    if (typeof column !== 'object' || column === null) return []
    const facts = new Map<string, unknown>(Object.entries(column))
    const type = facts.get('type')
    return [
      {
        name: textIn(facts.get('name')) ?? '',
        type: typeof type === 'string' ? type : JSON.stringify(type ?? 'unknown'),
      },
    ]
  })
}

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const countIn = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null
const itemAt = (value: unknown, at: number): unknown =>
  Array.isArray(value) ? value[at] : undefined
