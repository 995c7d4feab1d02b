import type { Signature } from './signature'

/** A value of an MLmodel file, as data to show. Text is as written: 3.10 stays 3.10. Entries in file order. */
export type MlmodelValue =
  | { kind: 'text'; text: string }
  | { kind: 'null' }
  | { kind: 'list'; items: readonly MlmodelValue[] }
  | { kind: 'map'; entries: readonly (readonly [string, MlmodelValue])[] }

export interface Flavor {
  name: string
  entries: readonly (readonly [string, MlmodelValue])[]
}

/** What an MLmodel file says. Null means that the file doesn't say. */
export interface Mlmodel {
  /** Null: logged without a signature. */
  signature: Signature | null
  flavors: readonly Flavor[]
  mlflowVersion: string | null
  modelId: string | null
  runId: string | null
  /** Bytes. */
  modelSize: string | null
  created: string | null
  pythonVersion: string | null
  /** From `saved_input_example_info`; paths relative to the model's root. */
  inputExample: {
    path: string
    servingPath: string | null
    type: string | null
    /** How a data frame is laid out in the file: `split`, `records`. */
    orient: string | null
  } | null
  /** Paths of the environment files that the pyfunc flavor names. */
  environment: { conda: string | null; virtualenv: string | null }
  /** What holds something we don't know the shape of, or was cut, each as a sentence to show. */
  problems: readonly string[]
}

/** The file, read; or why it could not be, with its text (cut) to show as text. */
export type MlmodelReading =
  | { state: 'read'; mlmodel: Mlmodel; text: string }
  | { state: 'unreadable'; because: string; text: string }

/** Any other YAML file of a model (`conda.yaml`, `python_env.yaml`), read by the same rules. */
export type YamlReading =
  | { state: 'read'; value: MlmodelValue; text: string }
  | { state: 'unreadable'; because: string; text: string }
