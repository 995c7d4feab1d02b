import { Suspense, lazy, useCallback, useMemo } from 'react'
import { type LoaderFunction, useLocation, useSearchParams } from 'react-router'
import { type App, useApp } from '../app'
import type { Capabilities, ModelSort } from '../backends/backend'
import { Failure } from '../features/common/Failure'
import { useTypedSearch } from '../features/common/useTypedSearch'
import { ListFoot } from '../features/model-list/ListFoot'
import { ListStatus } from '../features/model-list/ListStatus'
import { ModelsTable } from '../features/model-list/ModelsTable'
import { EmptyRegistry, NoHits } from '../features/model-list/NoModels'
import { type ModelList, useModelList } from '../features/model-list/useModelList'
import { type ListView, readView, withSort, withTyped } from '../features/model-list/view'
import { PageHeader } from '../ui/PageHeader'
import { SearchBox } from '../ui/SearchBox'

const SinceLastVisit = lazy(async () => ({
  default: (await import('../features/visits/SinceLastVisit')).SinceLastVisit,
}))

export const loader =
  ({ backend, queryClient, queries }: App): LoaderFunction =>
  ({ request }) => {
    const view = readView(new URL(request.url).searchParams, backend.registry)
    // asked now, waited for by the table: the page stands while it is read
    void queryClient.prefetchInfiniteQuery(queries.models(view.asked))
    return null
  }

export default function ModelsPage() {
  const { registry } = useApp().backend
  const { capabilities } = registry
  const [params, setParams] = useSearchParams()
  const { key } = useLocation()
  const view = useMemo(() => readView(params, registry), [params, registry])
  const search = useTypedSearch(view.typed, withTyped)
  const list = useModelList(view)
  const { query } = list
  const sortBy = useCallback(
    (sort: ModelSort) => setParams((now) => withSort(now, sort, capabilities)),
    [setParams, capabilities],
  )

  return (
    // as high as the window: the table scrolls, what is above it stays
    <div className="flex h-[calc(100dvh-5.5rem)] min-h-96 flex-col">
      <PageHeader
        title="Registered models"
        documentTitle="Registered models"
        beside={
          list.shown !== null && (
            <Suspense fallback={null}>
              <SinceLastVisit models={list.shown} />
            </Suspense>
          )
        }
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-3">
        <div className="flex w-full sm:w-96">
          <SearchBox
            label="Search models"
            value={search.text}
            onChange={search.onChange}
            onSettle={search.onSettle}
          />
        </div>
        <ListStatus list={list} searching={view.terms.length > 0} />
        <NotKeptHere capabilities={capabilities} />
      </div>
      {query.error !== null && !query.isFetchNextPageError && (
        <div className="pb-3">
          <Failure
            error={query.error}
            what={
              list.shown === null
                ? 'the registered models'
                : 'the registered models again; what you see may be old'
            }
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </div>
      )}
      <Rows
        list={list}
        view={view}
        onClear={search.clear}
        table={
          <ModelsTable
            models={list.shown}
            pair={list.pair}
            capabilities={capabilities}
            sort={view.sort}
            onSort={sortBy}
            complete={list.complete}
            readOn={list.readOn}
            stale={query.isPlaceholderData}
            viewId={key}
            foot={<ListFoot list={list} />}
          />
        }
      />
    </div>
  )
}

interface RowsProps {
  list: ModelList
  view: ListView
  onClear: () => void
  table: React.ReactNode
}

/** The table, or what stands in its place: nothing was read, nothing is there, nothing was found. */
function Rows({ list, view, onClear, table }: RowsProps) {
  const { query, shown, complete, skipped } = list
  if (shown === null && query.error !== null) return null
  // while a search reads on by itself, its table stands: that is what asks for more
  const readingOn = list.readOn !== null || query.isFetchingNextPage
  if (shown?.length !== 0 || query.isPlaceholderData || readingOn) return table
  const searching = view.terms.length > 0
  if (!searching && complete && skipped === 0) return <EmptyRegistry />
  return (
    <>
      {searching && (
        <NoHits
          search={view.typed}
          inNames={view.terms.every(({ kind }) => kind === 'word')}
          partial={!complete}
          onClear={onClear}
        />
      )}
      <ListFoot list={list} />
    </>
  )
}

/** In words, for everybody, what the heads of the columns say as well. */
function NotKeptHere({ capabilities }: { capabilities: Capabilities }) {
  const { searchModels, aliases, tags } = capabilities
  const reasons = [searchModels, aliases, tags].flatMap((one) => (one.can ? [] : [one.because]))
  if (reasons.length === 0) return null
  return <p className="w-full text-table text-quiet">{reasons.join(' ')}</p>
}
