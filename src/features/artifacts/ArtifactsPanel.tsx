import type { UseQueryResult } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { FilesAt } from '../../queries/versionFiles'
import type { MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import type { VersionRecords } from '../../registry/versionRecords'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { isGone } from '../common/isGone'
import { QueryPanel } from '../common/QueryPanel'
import { ArtifactBrowser } from './ArtifactBrowser'
import { useRoot } from './useDirectories'

interface Props {
  of: VersionRef
  /** Where the files are listed: undefined while that is being found out, null where nothing lists them. */
  files: VersionRecords['files'] | undefined
  source: string
  mlmodel: UseQueryResult<MlmodelReading>
}

/** The files of a version: a tree, a look into each, and ways to take them along. */
export function ArtifactsPanel({ of, files, source, mlmodel }: Props) {
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
        <Root of={of} files={files} mlmodel={mlmodel} />
      )}
    </Panel>
  )
}

interface RootProps {
  of: VersionRef
  files: FilesAt
  mlmodel: UseQueryResult<MlmodelReading>
}

function Root({ of, files, mlmodel }: RootProps) {
  const root = useRoot(files)
  return (
    <QueryPanel query={root} what="the artifacts" lines={5}>
      {(entries) =>
        entries.length > 0 ? (
          <ArtifactBrowser of={of} files={files} />
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
