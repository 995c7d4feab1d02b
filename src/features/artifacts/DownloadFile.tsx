import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { filesQuery } from '../../queries/versionFiles'
import type { VersionRef } from '../../registry/model'
import { Button } from '../../ui/Button'
import { nameOf } from './tree'
import { useDownload } from './useDownload'

interface Props {
  of: VersionRef
  path: string
}

const LOOK =
  'inline-flex min-h-7 items-center rounded border border-line-strong bg-raised px-2.5 text-table font-semibold text-ink no-underline hover:bg-hover'

/** One file: the browser's own download, which every server here answers as an attachment. */
export function DownloadFile({ of, path }: Props) {
  const app = useApp()
  const { data: files } = useQuery(filesQuery(app))
  const address = files?.address(of, path) ?? null
  if (files === undefined) return null
  // browsers ask for downloads past the service worker, which is where the mock's files are
  if (app.config.connection === 'mock' || address === null) return <Fetched of={of} path={path} />
  return (
    <a href={address} download={nameOf(path)} className={LOOK}>
      Download
    </a>
  )
}

function Fetched({ of, path }: Props) {
  const app = useApp()
  const { state, start, cancel } = useDownload<number>()
  const download = () =>
    start(nameOf(path), async ({ signal }) => {
      const backend = await app.queryClient.fetchQuery(filesQuery(app))
      return backend.open(of, path, { signal })
    })
  return (
    <>
      {state.state === 'running' ? (
        <Button onClick={cancel}>Cancel</Button>
      ) : (
        <Button className="min-h-7! px-2.5!" onClick={() => void download()}>
          Download
        </Button>
      )}
      {state.state === 'failed' && (
        <span role="alert" className="text-table text-fail">
          {state.error instanceof Error ? state.error.message : 'It could not be saved.'}
        </span>
      )}
    </>
  )
}
