import { useInfiniteQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { RegisteredModel } from '../../registry/model'
import { isPrompt } from '../../registry/prompt'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { PageTable } from '../../ui/PageTable'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from '../common/Failure'
import { GRID, columns } from './columns'
import { type VersionRow, skippedOf, versionRows } from './versionRows'

const ROW_HEIGHT = 36
// Reading a long list again costs a request a page.
const PAGES_WORTH_REREADING = 2

/** The versions of a model, newest first, by cursor. */
export function VersionsPanel({ model }: { model: RegisteredModel }) {
  const { backend, queries } = useApp()
  const { capabilities } = backend.registry
  const { listVersions } = capabilities
  const query = useInfiniteQuery({
    ...queries.versions(model.name),
    enabled: listVersions.can,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= PAGES_WORTH_REREADING,
  })
  if (!listVersions.can) return <Known model={model} because={listVersions.because} />

  const pages = query.data?.pages
  const listed = pages?.flatMap(({ items }) => items)
  const skipped = skippedOf(pages ?? [])
  const complete = pages !== undefined && !query.hasNextPage
  if (complete && skipped === 0 && listed?.length === 0 && model.latestVersions.length > 0) {
    return (
      <Known
        model={model}
        because={
          isPrompt(model)
            ? 'MLflow’s search for versions leaves those of a prompt out; this is what came with it.'
            : 'The server’s search for versions leaves these out.'
        }
      />
    )
  }
  const rows = listed === undefined ? null : versionRows(listed, model.aliases, capabilities)
  const readOn = () => void query.fetchNextPage()
  return (
    <Panel title="Versions" note={rows !== null && countOf(rows, complete)}>
      {skipped > 0 && (
        <div className="mb-2">
          <Note tone="warn" title={`${skipped} more arrived and could not be read`} />
        </div>
      )}
      {query.error !== null && !query.isFetchNextPageError && (
        <div className="mb-2">
          <Failure
            error={query.error}
            what={rows === null ? 'the versions' : 'the versions again; what you see may be old'}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </div>
      )}
      {rows === null ? (
        query.error === null && <Skeleton label="Reading the versions" lines={8} />
      ) : rows.length === 0 && complete && skipped === 0 ? (
        <NoVersions name={model.name} />
      ) : (
        <Table rows={rows} complete={complete} />
      )}
      {query.hasNextPage && (
        <div className="pt-3">
          {query.isFetchNextPageError ? (
            <Failure
              error={query.error}
              what="the next versions"
              onRetry={readOn}
              retrying={query.isFetching}
            />
          ) : (
            <Button
              onClick={readOn}
              closedBecause={query.isFetching ? 'The server is being asked.' : null}
            >
              {query.isFetchingNextPage ? 'Reading…' : 'Show more'}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}

function countOf(rows: readonly VersionRow[], complete: boolean): string {
  const count = rows.length.toLocaleString('en')
  if (rows.length === 0 && complete) return ''
  if (!complete) return `${count} read so far; more to come`
  return rows.length === 1 ? '1 version' : `${count} versions`
}

/** What came along with the model, where the server has no list to ask for. */
function Known({ model, because }: { model: RegisteredModel; because: string }) {
  const { capabilities } = useApp().backend.registry
  const rows = versionRows(model.latestVersions, model.aliases, capabilities)
  return (
    <Panel title="Versions" note={`${rows.length} known; there may be more`}>
      <p className="mb-2 text-table text-quiet">{because}</p>
      <Table rows={rows} complete={false} />
    </Panel>
  )
}

interface TableProps {
  rows: readonly VersionRow[]
  complete: boolean
}

function Table({ rows, complete }: TableProps) {
  return (
    <PageTable
      label="Versions"
      columns={columns}
      rows={rows}
      rowKey={({ version }) => version.version}
      rowHeight={ROW_HEIGHT}
      grid={GRID}
      complete={complete}
    />
  )
}

function NoVersions({ name }: { name: string }) {
  const command = `mlflow.register_model("models:/<model_id>", ${JSON.stringify(name)})`
  return (
    <Empty
      action={
        <div className="flex items-start gap-2 rounded bg-sunken p-2 text-ink">
          <code className="min-w-0 flex-1 font-mono">{command}</code>
          <CopyButton text={command} what="the command" />
        </div>
      }
    >
      No versions yet: this is a name without a model behind it. Register one from Python:
    </Empty>
  )
}
