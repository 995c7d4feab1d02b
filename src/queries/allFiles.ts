import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { ArtifactEntry } from '../registry/tracking'
import { askOf } from './askOf'
import type { Queries } from './queries'
import { type FilesAt, directoryQuery, pathsInVersion } from './versionFiles'

interface Parts {
  backend: Backend
  queries: Queries
}

/** One request each; a model's own files lie in a few. */
const MOST_DIRECTORIES = 24

/** Every file of a version, in whatever directory; null where there are more directories than are looked into. */
export const allFiles = (parts: Parts, at: FilesAt) =>
  queryOptions({
    queryKey: [parts.backend.tracking.id, 'all-files', at],
    queryFn: async ({ client }): Promise<readonly ArtifactEntry[] | null> => {
      const files: ArtifactEntry[] = []
      let [directories, looked] = [[''], 0]
      while (directories.length > 0) {
        looked += directories.length
        if (looked > MOST_DIRECTORIES) return null
        const lists = await Promise.all(
          directories.map((path) => askOf(client, directoryQuery(parts, at, path))),
        )
        const entries = pathsInVersion(at, lists.flat())
        files.push(...entries.filter(({ isDirectory }) => !isDirectory))
        directories = entries.flatMap(({ path, isDirectory }) => (isDirectory ? [path] : []))
      }
      return files
    },
    staleTime: 'static',
  })
