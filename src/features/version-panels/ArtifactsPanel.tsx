import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApp } from '../../app'
import { fileSize } from '../../lib/fileSize'
import type { MlmodelReading } from '../../registry/mlmodel'
import type { ArtifactEntry } from '../../registry/tracking'
import type { VersionRecords } from '../../registry/versionRecords'
import { Button } from '../../ui/Button'
import { Chevron } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { isGone } from '../common/isGone'
import { QueryPanel } from '../common/QueryPanel'

const STEP = 200

type Files = NonNullable<VersionRecords['files']>

interface Props {
  /** Where the files are listed: undefined while that is being found out, null where nothing lists them. */
  files: VersionRecords['files'] | undefined
  source: string
  mlmodel: UseQueryResult<MlmodelReading>
}

/** The files of a version, one directory at a time. */
export function ArtifactsPanel({ files, source, mlmodel }: Props) {
  const { artifacts, loggedModels } = useApp().backend.registry.capabilities
  return (
    <Panel title="Artifacts">
      {!artifacts.can ? (
        <Empty>{artifacts.because}</Empty>
      ) : files === undefined ? (
        <Skeleton label="Reading the artifacts" lines={5} />
      ) : files === null ? (
        <Empty>
          MLflow lists files only of a logged model or a run, and <UserText text={source} /> is
          neither. This says nothing about whether there are any.
        </Empty>
      ) : files.kind === 'logged-model' && !loggedModels.can ? (
        <Empty>
          {loggedModels.because} The files are listed there and nowhere else; they can still be
          downloaded by name.
        </Empty>
      ) : (
        <Root files={files} mlmodel={mlmodel} />
      )}
    </Panel>
  )
}

function Root({ files, mlmodel }: { files: Files; mlmodel: UseQueryResult<MlmodelReading> }) {
  const root = useDirectory(files, files.kind === 'run' ? files.path : '')
  return (
    <QueryPanel query={root} what="the artifacts" lines={5}>
      {(entries) =>
        entries.length > 0 ? (
          <div className="max-w-[40rem] text-table">
            <Entries entries={entries} files={files} />
            <p className="mt-2 text-quiet">{inAll(entries)}</p>
          </div>
        ) : (
          <NoFiles
            fileGone={isGone(mlmodel.error)}
            fileRead={mlmodel.data !== undefined}
            onRetry={() => void root.refetch()}
          />
        )
      }
    </QueryPanel>
  )
}

/** An empty directory and a lost one are listed alike (200 without files): MLmodel tells them apart. */
function NoFiles(props: { fileGone: boolean; fileRead: boolean; onRetry: () => void }) {
  const title = props.fileGone ? 'The files are gone' : 'The server lists no files'
  const because = props.fileGone
    ? 'The server lists none, and MLmodel is not there either (404). The registry still calls this version ready; loading it will fail.'
    : props.fileRead
      ? 'Yet MLmodel could be read, so there is at least that one: the list is not to be trusted.'
      : 'Whether they are gone or were never there can’t be told, since MLmodel could not be read.'
  return (
    <Note
      tone={props.fileGone ? 'fail' : 'unknown'}
      title={title}
      actions={<Button onClick={props.onRetry}>Try again</Button>}
    >
      {because}
    </Note>
  )
}

function useDirectory(files: Files, path: string) {
  const { queries } = useApp()
  return useQuery(
    files.kind === 'logged-model'
      ? queries.loggedModelArtifacts(files.id, path)
      : queries.runArtifacts(files.runId, path),
  )
}

function Entries({ entries, files }: { entries: readonly ArtifactEntry[]; files: Files }) {
  const [shown, setShown] = useState(STEP)
  const rest = entries.length - shown
  const indented = entries.some(({ isDirectory }) => isDirectory)
  return (
    <>
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.path} className="border-b border-line last:border-b-0">
            {entry.isDirectory ? (
              <Directory entry={entry} files={files} />
            ) : (
              <File entry={entry} indented={indented} />
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setShown(shown + STEP)}>
          {`Show more; ${rest.toLocaleString('en')} are left`}
        </Button>
      )}
    </>
  )
}

function File({ entry, indented }: { entry: ArtifactEntry; indented: boolean }) {
  return (
    <div className={`flex min-h-7 items-baseline gap-3 py-0.5 ${indented ? 'pl-5' : ''}`}>
      <span className="min-w-0 flex-1 font-mono">
        <UserText text={lastSegment(entry.path)} />
      </span>
      <span className="shrink-0 text-quiet tabular-nums">
        {entry.size === null ? 'size not said' : fileSize(entry.size)}
      </span>
    </div>
  )
}

function Directory({ entry, files }: { entry: ArtifactEntry; files: Files }) {
  const [open, setOpen] = useState(false)
  const name = lastSegment(entry.path)
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-label={`Directory ${visibleText(name)}`}
        className="flex min-h-7 w-full items-center gap-1 rounded text-left font-mono hover:bg-hover"
        onClick={() => setOpen(!open)}
      >
        <Chevron open={open} />
        <span className="min-w-0">
          <UserText text={name} />/
        </span>
      </button>
      {open && <Inside files={files} path={entry.path} />}
    </>
  )
}

function Inside({ files, path }: { files: Files; path: string }) {
  const directory = useDirectory(files, path)
  return (
    <div className="ml-2 border-l border-line pl-2">
      <QueryPanel query={directory} what={path} lines={2}>
        {(entries) =>
          entries.length > 0 ? (
            <Entries entries={entries} files={files} />
          ) : (
            <p className="py-1 pl-5 text-quiet">The server lists nothing here.</p>
          )
        }
      </QueryPanel>
    </div>
  )
}

const lastSegment = (path: string) => path.split('/').findLast((part) => part !== '') ?? path

function inAll(entries: readonly ArtifactEntry[]): string {
  const files = entries.filter(({ isDirectory }) => !isDirectory)
  const directories = entries.length - files.length
  const sum = files.reduce((bytes, { size }) => bytes + (size ?? 0), 0)
  const counted = `${files.length.toLocaleString('en')} ${files.length === 1 ? 'file' : 'files'}, ${fileSize(sum)}`
  if (directories === 0) return counted
  return `${counted}, and ${directories} ${directories === 1 ? 'directory' : 'directories'} whose sizes are not counted`
}
