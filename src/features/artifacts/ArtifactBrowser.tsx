import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { fileSize } from '../../lib/fileSize'
import type { FilesAt } from '../../queries/versionFiles'
import type { VersionRef } from '../../registry/model'
import { SearchBox } from '../../ui/SearchBox'
import { ArtifactTree } from './ArtifactTree'
import { DownloadAll } from './DownloadAll'
import { FilePreview } from './FilePreview'
import { type Directories, directoriesAround, sumOf, treeRows } from './tree'
import { useDirectories } from './useDirectories'

const PARAM = 'file'
/** So many are seen at a glance. */
const NO_FILTER = 8

/** Tree on the left, the chosen file beside it; which one that is belongs to the address. */
export function ArtifactBrowser({ of, files }: { of: VersionRef; files: FilesAt }) {
  const [params, setParams] = useSearchParams()
  const chosen = params.get(PARAM)
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState('')
  // around the chosen file everything is open until somebody closes it
  const open = useMemo(() => {
    const around = chosen === null ? [] : directoriesAround(chosen)
    return [...turned].reduce<ReadonlySet<string>>(turnedIn, new Set(around))
  }, [chosen, turned])
  const [known, setKnown] = useState(open)
  // what was read stays known when it is closed: for sums, and for what is searched
  if ([...open].some((path) => !known.has(path))) setKnown(new Set([...known, ...open]))
  const { directories, retry } = useDirectories(files, known)
  const rows = treeRows(directories, { open, filter: typed.trim().toLowerCase() })
  const root = directories.get('')
  const entry = chosen === null ? null : entryAt(directories, chosen)

  const choose = (path: string | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        if (path === null) next.delete(PARAM)
        else next.set(PARAM, path)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  const turn = (path: string) => setTurned((before) => turnedIn(before, path))

  return (
    <div
      className={
        chosen === null
          ? 'max-w-[40rem]'
          : 'grid gap-x-6 gap-y-4 min-[700px]:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]'
      }
    >
      <div className="min-w-0 text-table">
        {(typed !== '' || rows.length > NO_FILTER) && (
          <div className="mb-2">
            <SearchBox
              label="Filter by name in what was read"
              value={typed}
              onChange={setTyped}
              onSettle={() => undefined}
            />
          </div>
        )}
        <ArtifactTree rows={rows} chosen={chosen} onTurn={turn} onChoose={choose} onRetry={retry} />
        {rows.length === 0 && <p className="py-1 text-quiet">No name here holds that.</p>}
        {root?.state === 'read' && (
          <p className="mt-2 text-quiet">{inAll(directories, root.entries)}</p>
        )}
        <div className="mt-2">
          <DownloadAll of={of} files={files} />
        </div>
      </div>
      {chosen !== null && (
        <FilePreview
          key={chosen}
          of={of}
          path={chosen}
          size={entry?.size ?? null}
          onClose={() => choose(null)}
        />
      )}
    </div>
  )
}

/** In where it was not, out where it was. */
function turnedIn(set: ReadonlySet<string>, path: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(path)) next.add(path)
  return next
}

function entryAt(directories: Directories, path: string) {
  const directory = directories.get(directoriesAround(path).at(-1) ?? '')
  return directory?.state === 'read'
    ? (directory.entries.find((entry) => entry.path === path) ?? null)
    : null
}

function inAll(directories: Directories, entries: Parameters<typeof sumOf>[1]): string {
  const { size, atLeast } = sumOf(directories, entries)
  const count = `${entries.length.toLocaleString('en')} ${entries.length === 1 ? 'entry' : 'entries'}`
  return atLeast
    ? `${count}, ${fileSize(size)} in what was read; directories that were not opened are not counted`
    : `${count}, ${fileSize(size)}`
}
