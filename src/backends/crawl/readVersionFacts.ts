import { type Known, NOT_READ, type VersionFacts, know } from '../../registry/checks/facts'
import { decodeText } from '../../lib/decodeText'
import { readRequirements } from '../../registry/environment'
import { RegistryError } from '../../registry/errors'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { bodyOfExample } from '../../registry/servingBody'
import { versionRecords } from '../../registry/versionRecords'
import type { Backend } from '../backend'
import type { MlmodelReader } from '../mlmodelReader'

const MLMODEL_MAX = 4 * 1024 * 1024
const TEXT_MAX = 1024 * 1024

interface Asking {
  backend: Backend
  reader: MlmodelReader
  signal: AbortSignal
}

/**
 * All that the checks ask of one version, its list of files excepted: two requests, and one for each of run, logged
 * model, requirements and example that it leads to. What can't be read is told in its place; throws where the person is no longer signed in, where nobody answers, and when `signal` fired.
 */
export async function readVersionFacts(
  { backend, reader, signal }: Asking,
  ref: VersionRef,
  model: VersionFacts['model'],
): Promise<VersionFacts> {
  const { registry, tracking } = backend
  const version = await registry.version(ref, { signal })
  const file = (path: string, most: number) => registry.versionFile(ref, path, most, { signal })
  const reading = await known(async () =>
    reader.mlmodel(await file('MLmodel', MLMODEL_MAX), signal),
  )
  const mlmodel = mlmodelOf(reading)
  const records = versionRecords(version, reading.known ? reading.value : undefined, null)
  const example = mlmodel.known ? mlmodel.value.inputExample : null
  const path = example?.servingPath ?? example?.path ?? null
  const [run, loggedModel, requirements, body] = await Promise.all([
    ofId(records.runId, (id) => tracking.run(id, { signal })),
    ofId(records.loggedModelId, (id) => tracking.loggedModel(id, { signal })),
    mlmodel.known ? known(async () => lines(await file('requirements.txt', TEXT_MAX))) : notAsked,
    path === null || !mlmodel.known
      ? none
      : known(async () => bodyIn(mlmodel.value, await file(path, TEXT_MAX))),
  ])
  return {
    version,
    model,
    mlmodel,
    example: body,
    requirements: missingIsNone(requirements),
    run,
    loggedModel,
    artifacts: NOT_READ,
  }
}

const notAsked: Promise<Known<never>> = Promise.resolve(NOT_READ)
const none: Promise<Known<null>> = Promise.resolve(know(null))

const lines = (bytes: Uint8Array) => readRequirements(new TextDecoder().decode(bytes))

const ofId = <T>(id: string | null, read: (id: string) => Promise<T>): Promise<Known<T | null>> =>
  id === null ? Promise.resolve(know(null)) : known(() => read(id))

const missingIsNone = <T>(read: Known<T>): Known<T | null> =>
  !read.known && read.because === 'missing' ? know(null) : read

/** The file, where it can be understood. */
export function mlmodelOf(reading: Known<MlmodelReading>): Known<Mlmodel> {
  if (!reading.known) return reading
  return reading.value.state === 'read'
    ? know(reading.value.mlmodel)
    : { known: false, because: 'unreadable', words: 'it is there and can’t be understood' }
}

function bodyIn({ inputExample }: Mlmodel, bytes: Uint8Array): string | null {
  const text = decodeText(bytes)
  if (inputExample === null || text === null) return null
  return inputExample.servingPath === null ? bodyOfExample(inputExample, text) : text
}

/** Why one thing could not be read, where that says nothing of the next thing; null: it does. */
export function gapOf(error: unknown): Extract<Known<never>, { known: false }> | null {
  if (!(error instanceof RegistryError)) return null
  switch (error.kind) {
    case 'denied':
      return { known: false, because: 'denied', words: 'it is closed to you (403)' }
    case 'missing':
      return { known: false, because: 'missing', words: 'it is not there (404)' }
    case 'unreadable':
    case 'invalid':
    case 'unsupported':
    case 'conflict':
    case 'taken':
      return { known: false, because: 'unreadable', words: 'it is there and can’t be read' }
    case 'unreachable':
      // a 500 is about this one thing: MLflow 2 answers so for a file that is gone
      return error.facts.status === 500
        ? { known: false, because: 'failed', words: 'the server failed to answer (500)' }
        : null
    case 'signed-out':
      return null
    default:
      return error.kind satisfies never
  }
}

/** What was read, or why that one thing could not be; throws where nothing else could be read either. */
export async function known<T>(read: () => Promise<T>): Promise<Known<T>> {
  try {
    return know(await read())
  } catch (error) {
    const gap = gapOf(error)
    if (gap === null) throw error
    return gap
  }
}
