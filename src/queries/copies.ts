import { RegistryError } from '../registry/errors'
import type { ModelVersion, VersionRef } from '../registry/model'
import { type Source, readSource } from '../registry/source'

export interface CopyChain {
  /** The nearest first. `broken`: why this one can't be read, which ends the chain. */
  steps: readonly { ref: VersionRef; broken: string | null }[]
  /** Why it goes no further: the first is no copy, one can't be read, it leads back to itself, or we stopped. */
  end: 'origin' | 'broken' | 'loop' | 'bound'
  /** The source of the version that is no copy; null when it was not reached. */
  origin: Source | null
}

const MOST_STEPS = 10

/**
 * Walks from a copy's source to the version that is no copy. A version that is gone or closed is part of the answer;
 * any other failure is the walk's.
 */
export async function walkCopies(
  first: VersionRef,
  read: (ref: VersionRef) => Promise<ModelVersion>,
): Promise<CopyChain> {
  const steps: { ref: VersionRef; broken: string | null }[] = []
  let ref = first
  while (steps.length < MOST_STEPS) {
    const next = ref
    if (steps.some((step) => isSame(step.ref, next))) return { steps, end: 'loop', origin: null }
    const answer = await readOrWhyNot(() => read(next))
    if (typeof answer === 'string') {
      steps.push({ ref, broken: answer })
      return { steps, end: 'broken', origin: null }
    }
    steps.push({ ref, broken: null })
    const source = readSource(answer.source)
    if (source.kind !== 'copy') return { steps, end: 'origin', origin: source }
    ref = source.of
  }
  return { steps, end: 'bound', origin: null }
}

async function readOrWhyNot(read: () => Promise<ModelVersion>): Promise<ModelVersion | string> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    // a renamed model leaves such a link behind
    if (error.kind === 'missing') return 'it is gone: deleted, or its model was renamed'
    if (error.kind === 'denied') return 'it is closed to you'
    throw error
  }
}

const isSame = (a: VersionRef, b: VersionRef) => a.model === b.model && a.version === b.version
