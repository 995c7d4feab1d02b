import type { VersionRef } from './registry/model'

// Names are user text: every segment is encoded. A name of only dots can't be registered on MLflow ('.' and '..' are
// refused there), so encodeURIComponent is enough to keep a segment a segment.
const seg = encodeURIComponent

/** Every link of the console. */
export const paths = {
  home: () => '/',
  models: (search?: { q?: string }) =>
    search?.q ? `/models?${new URLSearchParams({ q: search.q }).toString()}` : '/models',
  model: (name: string) => `/models/${seg(name)}`,
  version: ({ model, version }: VersionRef) => `/models/${seg(model)}/versions/${seg(version)}`,
}
