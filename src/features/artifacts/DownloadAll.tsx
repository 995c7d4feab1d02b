import { useApp } from '../../app'
import { fileSize } from '../../lib/fileSize'
import { workspaceOf } from '../../paths'
import {
  type FilesAt,
  directoryQuery,
  filesQuery,
  pathsInVersion,
} from '../../queries/versionFiles'
import { RegistryError } from '../../registry/errors'
import type { VersionRef } from '../../registry/model'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { BrokenOff, type FileList, type Progress, archiveName, archived, listAll } from './download'
import { type DownloadState, useDownload } from './useDownload'

interface Told extends Progress {
  of: FileList | null
}

/** Too much for this browser, or for any. */
class TooMuch extends Error {}

/** All files of a version as one archive, read file by file and written as they come. */
export function DownloadAll({ of, files }: { of: VersionRef; files: FilesAt }) {
  const app = useApp()
  const { state, start, cancel } = useDownload<Told>()
  const name = archiveName(of)

  const download = () =>
    start(name, async ({ report, signal, place }) => {
      const none = { files: 0, bytes: 0, failed: [], of: null }
      report(none)
      const all = await listAll(async (path) => {
        const query = directoryQuery(app, files, path)
        return pathsInVersion(files, await app.queryClient.fetchQuery(query))
      }, signal)
      if (all.cut) throw new TooMuch('There are too many files for an archive made in a browser.')
      if (place.kind === 'memory' && all.bytes > place.most) {
        throw new TooMuch(
          `The files take ${fileSize(all.bytes)}, and this browser can only hold ${fileSize(place.most)} before it saves them.`,
        )
      }
      const backend = await app.queryClient.fetchQuery(filesQuery(app))
      const { makeZip } = await import('client-zip')
      return makeZip(
        archived(
          all.files,
          (path) => backend.open(of, path, { signal }),
          (progress) => report({ ...progress, of: all }),
          signal,
        ),
      )
    })

  return (
    <div className="space-y-2">
      {state.state === 'running' ? (
        <Running progress={state.progress} onCancel={cancel} />
      ) : (
        <Button onClick={() => void download()}>Download all as .zip</Button>
      )}
      <Outcome state={state} of={of} />
    </div>
  )
}

function Running({ progress, onCancel }: { progress: Told | null; onCancel: () => void }) {
  const all = progress?.of ?? null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button onClick={onCancel}>Cancel the download</Button>
      {all === null || progress === null ? (
        <span className="text-quiet">Listing the files…</span>
      ) : (
        <>
          <progress
            aria-label="Download"
            value={progress.bytes}
            max={Math.max(all.bytes, progress.bytes, 1)}
            className="h-2 w-32 accent-accent"
          />
          <span className="text-quiet tabular-nums">
            {progress.files} of {all.files.length} files, {fileSize(progress.bytes)} of{' '}
            {fileSize(all.bytes)}
          </span>
        </>
      )}
    </div>
  )
}

function Outcome({ state, of }: { state: DownloadState<Told>; of: VersionRef }) {
  if (state.state === 'cancelled') {
    return (
      <p role="status" className="text-quiet">
        Cancelled; nothing was kept.
      </p>
    )
  }
  if (state.state === 'failed') {
    return (
      <Note tone="fail" title="The download failed; nothing was kept" live>
        <p>{reasonOf(state.error)}</p>
        <p>
          On a command line: <code className="font-mono">{commandFor(of)}</code>
        </p>
      </Note>
    )
  }
  if (state.state !== 'done' || state.progress === null) return null
  const { failed, files, bytes } = state.progress
  if (failed.length === 0) {
    return (
      <p role="status" className="text-quiet">
        Saved {files} {files === 1 ? 'file' : 'files'}, {fileSize(bytes)}.
      </p>
    )
  }
  return (
    <Note tone="warn" title={`Saved without ${failed.length} of ${files} files`} live>
      <p>The archive names them in FILES-MISSING.txt.</p>
      <ul>
        {failed.slice(0, 10).map(({ path, because }) => (
          <li key={path}>
            <UserText text={path} className="font-mono" />: <UserText text={because} />
          </li>
        ))}
      </ul>
      {failed.length > 10 && <p>and {failed.length - 10} more</p>}
    </Note>
  )
}

function reasonOf(error: unknown): string {
  const known =
    error instanceof TooMuch || error instanceof BrokenOff || error instanceof RegistryError
  return known ? error.message : 'The file could not be written.'
}

function commandFor({ model, version }: VersionRef): string {
  const workspace = workspaceOf(location.pathname)
  const there = workspace === null ? '' : `MLFLOW_WORKSPACE=${workspace} `
  return `${there}mlflow artifacts download --artifact-uri ${JSON.stringify(`models:/${model}/${version}`)}`
}
