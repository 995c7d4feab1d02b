import { vi } from 'vitest'
import type { AnnotationsBackend } from './wings'

interface Held {
  tags: Map<string, string>
  description: string
  /** Alias to version. */
  aliases: Map<string, string>
}

/** For tests: writes to what is in memory, one model or version for all. */
export const annotationsIn = (state: Held) => ({
  setTag: vi.fn<AnnotationsBackend['setTag']>((_, key, value) => {
    state.tags.set(key, value)
    return Promise.resolve()
  }),
  removeTag: vi.fn<AnnotationsBackend['removeTag']>((_, key) => {
    state.tags.delete(key)
    return Promise.resolve()
  }),
  describe: vi.fn<AnnotationsBackend['describe']>((_, text) => {
    state.description = text
    return Promise.resolve()
  }),
  removeAlias: vi.fn<AnnotationsBackend['removeAlias']>((_, alias, holder) => {
    if (state.aliases.get(alias) !== holder) return Promise.resolve({ kind: 'held-by-other' })
    state.aliases.delete(alias)
    return Promise.resolve({ kind: 'written' })
  }),
})
