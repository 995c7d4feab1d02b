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

interface FilesOptions extends ClientOptions {
  /** Null: the server's default one, or a server that has none. */
  workspace: string | null
  /** Whether the console server is between us and MLflow. */
  front: boolean
}

/** Files of versions by the one route that takes any name and knows where a copy's files are. */
export const createFiles = (
  { workspace, front, ...options }: FilesOptions,
  capabilities: Capabilities,
): FilesBackend => ({
  address: (ref, path) => {
    const file = asked(ref, path)
    if (workspace === null) return targetOf(options.base, file)
    // a link sends no header: the console server makes one of this address, and MLflow itself knows none
    const inWorkspace = `/-/workspaces/${encodeURIComponent(workspace)}${file.path}`
    return front ? targetOf(options.base, { ...file, path: inWorkspace }) : null
  },
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
