import { type QueryObserverResult, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { type FilesAt, directoryQuery, pathsInVersion } from '../../queries/versionFiles'
import type { ArtifactEntry } from '../../registry/tracking'
import type { Directories, Directory } from './tree'

/** The directory at the top. */
export function useRoot(files: FilesAt) {
  return useQuery(directoryQuery(useApp(), files, ''))
}

/** The root and the directories in `open`, as far as they were read; each is asked for once. */
export function useDirectories(files: FilesAt, open: ReadonlySet<string>) {
  const app = useApp()
  const paths = useMemo(() => ['', ...open], [open])
  const results = useQueries({
    queries: paths.map((path) => directoryQuery(app, files, path)),
    combine: (all) => all,
  })
  const directories: Directories = new Map(
    paths.flatMap((path, i) => {
      const result = results[i]
      return result === undefined ? [] : [[path, toDirectory(files, result)]]
    }),
  )
  return {
    directories,
    retry: (path: string) => void results[paths.indexOf(path)]?.refetch(),
  }
}

function toDirectory(
  files: FilesAt,
  { data, error, isFetching }: QueryObserverResult<readonly ArtifactEntry[]>,
): Directory {
  if (data !== undefined) return { state: 'read', entries: pathsInVersion(files, data) }
  return error !== null && !isFetching ? { state: 'failed', error } : { state: 'reading' }
}
