/** A type as MLflow's signatures know it. `unknown` keeps what we could not read, as text. */
export type DataType =
  | {
      kind: 'scalar'
      name: 'boolean' | 'integer' | 'long' | 'float' | 'double' | 'string' | 'binary' | 'datetime'
    }
  | { kind: 'array'; items: DataType }
  | { kind: 'map'; values: DataType }
  | { kind: 'object'; properties: readonly Property[] }
  | { kind: 'any' }
  | { kind: 'unknown'; text: string }

export interface Property {
  name: string
  type: DataType
  required: boolean
}

/** A column of an input or output; `name` is null where the signature has only positions. */
export interface Column {
  kind: 'column'
  name: string | null
  type: DataType
  required: boolean
}

/** -1 in `shape` is any length. MLflow keeps no `required` for tensors. */
export interface Tensor {
  kind: 'tensor'
  name: string | null
  dtype: string
  shape: readonly number[]
}

/** An entry that is no column and no tensor we know; `text` is its JSON, cut. */
export interface Unreadable {
  kind: 'unreadable'
  text: string
}

export type Field = Column | Tensor | Unreadable

export interface Param {
  name: string
  type: DataType
  /** JSON text of the default, exactly as logged. */
  default: string
  /** null: a scalar; [-1]: a list of any length. */
  shape: readonly number[] | null
}

/**
 * One side of a signature. `none`: logged without it. `unreadable`: something is there that we can't read.
 * A part that can't be read never takes the others down.
 */
export type Part<T> =
  | { state: 'given'; fields: readonly T[] }
  | { state: 'none' }
  | { state: 'unreadable'; because: string; text: string }

export interface Signature {
  inputs: Part<Field>
  outputs: Part<Field>
  params: Part<Param | Unreadable>
}
