import type { Me } from '../registry/me'
import type { Ask } from './backend'

/**
 * Parts of a backend that few pages need, each a port and a chunk of its own: its code, its wire schemas and its paths
 * are loaded with its first use and stay out of the first load. To add one: an interface and a line here, a `create…`
 * beside the adapter, a line in the adapter's `wings`.
 */
export interface Wings {
  people(): Promise<PeopleBackend>
}

/** Who people are, on servers with a sign-in. Throws `RegistryError`, as the other ports do. */
export interface PeopleBackend {
  /** `unsupported` or `missing` where the server knows nobody. */
  me(ask?: Ask): Promise<Me>
}

/** Loads with the first call; a failed load is tried again with the next. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}
