import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useApp } from '../../app'
import { SMALL_FILE, fileHash } from '../../queries/fileHash'
import { type FilesAt, directoryQuery, pathsInVersion } from '../../queries/versionFiles'
import { type ArtifactFact, artifactFacts } from '../../registry/compare/artifacts'
import { type Known, mapKnown } from '../../registry/compare/known'
import type { VersionRef } from '../../registry/model'
import type { ArtifactEntry } from '../../registry/tracking'
import { knownOf } from './knownOf'

interface Wanted {
  directories: ReadonlySet<string>
  contents: ReadonlySet<string>
}

type Listing = UseQueryResult<readonly ArtifactEntry[]>

/** The files of each version: those at its root, in directories that somebody opened, with the hashes of those they compare. */
export function useArtifacts(
  refs: readonly VersionRef[],
  filesAt: readonly (FilesAt | null)[],
  { directories, contents }: Wanted,
): readonly {
  known: Known<ReadonlyMap<string, ArtifactFact>>
  asked: readonly UseQueryResult[]
}[] {
  const { queries } = useApp()
  const roots = useListings(filesAt.map((at) => (at === null ? [] : [{ at, path: '' }])))
  const opened = useListings(
    filesAt.map((at, i) => {
      if (at === null) return []
      const known = pathsInVersion(at, roots[i]?.[0]?.data ?? [])
      return [...directories].filter(isBelow(known)).map((path) => ({ at, path }))
    }),
  )
  const entries = filesAt.map((at, i) => {
    const listed = [...(roots[i] ?? []), ...(opened[i] ?? [])].flatMap(({ data }) => data ?? [])
    return at === null ? [] : pathsInVersion(at, listed)
  })
  const read = refs.flatMap((ref, i) =>
    (entries[i] ?? [])
      .filter(({ path, size }) => contents.has(path) && size !== null && size <= SMALL_FILE)
      .map(({ path }) => ({ i, ref, path })),
  )
  const hashes = useQueries({ queries: read.map(({ ref, path }) => fileHash(queries, ref, path)) })

  return refs.map((_, i) => {
    const own = new Map(
      read.flatMap((one, n) => {
        const hash = hashes[n]?.data
        return one.i === i && typeof hash === 'string' ? [[one.path, hash] as const] : []
      }),
    )
    const root = roots[i]?.[0]
    return {
      known: mapKnown(knownOf(root, 'its list of files'), () =>
        artifactFacts(entries[i] ?? [], own),
      ),
      asked: [
        ...(roots[i] ?? []),
        ...(opened[i] ?? []),
        ...hashes.filter((__, n) => read[n]?.i === i),
      ],
    }
  })
}

/** The lists of each version's places. One that two versions share (a copy and its origin) is asked for once. */
function useListings(places: readonly (readonly { at: FilesAt; path: string }[])[]) {
  const app = useApp()
  const all = new Map(
    places
      .flat()
      .map(({ at, path }) => [JSON.stringify([at, path]), directoryQuery(app, at, path)]),
  )
  const answers: readonly Listing[] = useQueries({ queries: [...all.values()] })
  const byKey = new Map([...all.keys()].map((key, n) => [key, answers[n]]))
  return places.map((own) =>
    own.flatMap(({ at, path }) => byKey.get(JSON.stringify([at, path])) ?? []),
  )
}

/** Another version may have the directory, and this one not. */
const isBelow = (root: readonly ArtifactEntry[]) => (path: string) =>
  root.some((entry) => entry.isDirectory && `${path}/`.startsWith(`${entry.path}/`))
