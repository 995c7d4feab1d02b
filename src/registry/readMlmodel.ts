import type { Flavor, Mlmodel, MlmodelReading, MlmodelValue } from './mlmodel'
import { parseSignature } from './parseSignature'
import { readYaml } from './readYaml'

/** Reads an MLmodel file. Whatever the bytes are it answers; what is sound is kept when something else is not. */
export function readMlmodel(bytes: Uint8Array): MlmodelReading {
  const reading = readYaml(bytes)
  if (reading.state === 'unreadable') return reading
  const { value, text } = reading
  if (value.kind !== 'map') {
    const because = value.kind === 'null' ? 'It holds nothing.' : `It is a ${value.kind}, no map.`
    return { state: 'unreadable', because, text }
  }
  return { state: 'read', mlmodel: toMlmodel(value.entries), text }
}

type Entries = readonly (readonly [string, MlmodelValue])[]

function toMlmodel(entries: Entries): Mlmodel {
  const problems: string[] = []
  const top = new Keys(entries, '', problems)
  const flavors = top.map('flavors')
  const pyfunc = flavors?.map('python_function')
  const example = top.map('saved_input_example_info')
  const examplePath = example?.text('artifact_path') ?? null
  return {
    signature: signatureOf(top, problems),
    flavors: flavorsOf(flavors),
    mlflowVersion: top.text('mlflow_version'),
    modelId: top.text('model_id'),
    runId: top.text('run_id'),
    modelSize: top.text('model_size_bytes'),
    created: top.text('utc_time_created'),
    pythonVersion: pyfunc?.text('python_version') ?? null,
    inputExample:
      example === null || examplePath === null
        ? null
        : {
            path: examplePath,
            servingPath: example.text('serving_input_path'),
            type: example.text('type'),
            orient: example.text('pandas_orient'),
          },
    environment: environmentOf(pyfunc),
    problems,
  }
}

function signatureOf(top: Keys, problems: string[]): Mlmodel['signature'] {
  const value = top.get('signature')
  if (value === undefined || value.kind === 'null') return null
  const { signature, notes } = parseSignature(value)
  problems.push(...notes)
  return signature
}

const flavorsOf = (flavors: Keys | null): readonly Flavor[] =>
  (flavors?.entries ?? []).map(([name, value]) => ({
    name,
    // a flavor that is no map is kept under its own name, so that nothing is hidden
    entries: value.kind === 'map' ? value.entries : value.kind === 'null' ? [] : [[name, value]],
  }))

function environmentOf(pyfunc: Keys | null | undefined): Mlmodel['environment'] {
  // MLflow 1 named the conda file alone
  const env = pyfunc?.get('env')
  if (env?.kind === 'text') return { conda: env.text, virtualenv: null }
  const files = pyfunc?.map('env')
  return { conda: files?.text('conda') ?? null, virtualenv: files?.text('virtualenv') ?? null }
}

/** Looks keys of a map up by the kind that is expected, and notes down where another kind stands. */
class Keys {
  readonly entries: Entries
  readonly #values: ReadonlyMap<string, MlmodelValue>
  readonly #at: string
  readonly #problems: string[]

  constructor(entries: Entries, at: string, problems: string[]) {
    this.entries = entries
    this.#values = new Map(entries)
    this.#at = at
    this.#problems = problems
  }

  get(key: string): MlmodelValue | undefined {
    return this.#values.get(key)
  }

  text(key: string): string | null {
    const value = this.#expect(key, 'text')
    return value?.kind === 'text' ? value.text : null
  }

  map(key: string): Keys | null {
    const value = this.#expect(key, 'map')
    return value?.kind === 'map'
      ? new Keys(value.entries, `${this.#at}${key}.`, this.#problems)
      : null
  }

  #expect(key: string, kind: MlmodelValue['kind']): MlmodelValue | undefined {
    const value = this.#values.get(key)
    if (value !== undefined && value.kind !== kind && value.kind !== 'null') {
      this.#problems.push(`${this.#at}${key} is a ${value.kind} where a ${kind} was expected`)
    }
    return value
  }
}
