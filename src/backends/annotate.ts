import type { AliasRemoval, DescriptionChange, TagChange } from '../registry/annotation'
import type { ChangeOutcome } from '../registry/change'
import type { Subject } from '../registry/subject'
import type { AliasWrite, Ask, RegistryBackend } from './backend'
import { type ChangeOptions, changeOnce } from './changeOnce'
import { lockOf } from './moveAlias'
import type { AnnotationsBackend } from './wings'

/** What is needed to know what is there now. */
export type Readings = Pick<RegistryBackend, 'id' | 'model' | 'version' | 'aliasHolder'>

/**
 * Sets, replaces or removes one tag, as `changeOnce` does. MLflow takes no precondition here: who writes between our
 * reading and our write is overwritten. docs/decisions/0010-annotations.md says what that leaves.
 */
export function changeTag(
  registry: Readings,
  annotations: AnnotationsBackend,
  { on, key, from, to }: TagChange,
  options?: ChangeOptions,
): Promise<ChangeOutcome> {
  const change = {
    from,
    to,
    read: async (ask: Ask) => (await readSubject(registry, on, ask)).tags.get(key) ?? null,
    write: () =>
      unconditional(to === null ? annotations.removeTag(on, key) : annotations.setTag(on, key, to)),
    words: {
      taken: 'The server took the change.',
      still: from === null ? 'The tag is still not there.' : 'The tag is still as it was.',
      beaten: 'Somebody else changed the tag first, so nothing was written.',
    },
  }
  return changeOnce(lockOf(registry, on.model), change, options)
}

/** Replaces a description, as `changeTag` does a tag. */
export function changeDescription(
  registry: Readings,
  annotations: AnnotationsBackend,
  { on, from, to }: DescriptionChange,
  options?: ChangeOptions,
): Promise<ChangeOutcome> {
  const change = {
    from,
    to,
    read: async (ask: Ask) => (await readSubject(registry, on, ask)).description,
    write: () => unconditional(annotations.describe(on, to)),
    words: {
      taken: 'The server took the description.',
      still: 'The description is still as it was.',
      beaten: 'Somebody else changed the description first, so nothing was written.',
    },
  }
  return changeOnce(lockOf(registry, on.model), change, options)
}

/** Removes an alias from the version where the person saw it; the front refuses it where another holds it by then. */
export function removeAlias(
  registry: Readings,
  annotations: AnnotationsBackend,
  { model, alias, from }: AliasRemoval,
  options?: ChangeOptions,
): Promise<ChangeOutcome> {
  const change = {
    from,
    to: null,
    read: (ask: Ask) => registry.aliasHolder(model, alias, ask),
    write: () => annotations.removeAlias(model, alias, from),
    words: {
      taken: 'The server removed it.',
      still: `@${alias} still points at version ${from}.`,
      beaten: `Somebody else moved @${alias} first, so nothing was removed.`,
    },
  }
  return changeOnce(lockOf(registry, model), change, options)
}

const readSubject = (registry: Readings, { model, version }: Subject, ask: Ask) =>
  version === null ? registry.model(model, ask) : registry.version({ model, version }, ask)

const unconditional = async (writing: Promise<void>): Promise<AliasWrite> => {
  await writing
  return { kind: 'written' }
}
