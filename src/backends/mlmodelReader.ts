import { RegistryError } from '../registry/errors'
import type { MlmodelReading, YamlReading } from '../registry/mlmodel'

/**
 * Reads a model's YAML files away from the page. Always answers, unless the caller gives up first or the reader's code
 * can't be loaded (`RegistryError`).
 */
export interface MlmodelReader {
  mlmodel(bytes: Uint8Array, signal?: AbortSignal): Promise<MlmodelReading>
  yaml(bytes: Uint8Array, signal?: AbortSignal): Promise<YamlReading>
}

const importReader = async () => (await import('./workerReader')).createWorkerReader()

/** The reader, whose code is loaded with the first file: a list of models needs none of it. */
export function createMlmodelReader(loadReader = importReader): MlmodelReader {
  let loading: Promise<MlmodelReader> | null = null
  const load = async () => {
    loading ??= loadReader()
    try {
      return await loading
    } catch (cause) {
      // asked for again with the next file
      loading = null
      const message = 'The part of the console that reads this file could not be loaded.'
      throw new RegistryError('unreachable', message, {}, { cause })
    }
  }
  return {
    mlmodel: async (bytes, signal) => (await load()).mlmodel(bytes, signal),
    yaml: async (bytes, signal) => (await load()).yaml(bytes, signal),
  }
}
