import type { VersionRef } from '../../registry/model'
import { type ClientOptions, exchange, targetOf } from '../http'
import type { Capabilities } from '../backend'
import type { FilesBackend } from '../wings'
import { orLost } from './lostFile'
import { endpoints } from './paths'

const asked = ({ model: name, version }: VersionRef, path: string) => ({
  path: endpoints.versionFile,
  query: { name, version, path },
})

/** Files of versions by the one route that takes any name and knows where a copy's files are. */
export const createFiles = (options: ClientOptions, capabilities: Capabilities): FilesBackend => ({
  address: (ref, path) =>
    // a link sends no header of ours, such as the workspace
    Object.keys(options.headers ?? {}).length > 0 ? null : targetOf(options.base, asked(ref, path)),
  open: (ref, path, { signal } = {}) => {
    const call = { ...asked(ref, path), task: `Reading ${path}`, signal }
    // for as long as it takes, and asked for once: a half-read file can't be begun anew
    return exchange(
      options,
      call,
      { method: 'GET' },
      signal,
      ({ body }) => body ?? new Blob().stream(),
    ).catch((error: unknown) => {
      throw orLost(error, capabilities, path)
    })
  },
})
