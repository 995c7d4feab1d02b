import { type ReactNode, Suspense, lazy, useCallback, useMemo, useState } from 'react'
import { type LoaderFunction, useLocation, useSearchParams } from 'react-router'
import { type App, useApp } from '../app'
import type { ModelSort } from '../backends/backend'
import { Failure } from '../features/common/Failure'
import { useTypedSearch } from '../features/common/useTypedSearch'
import { ListStatus } from '../features/model-list/ListStatus'
import { ModelsTable } from '../features/model-list/ModelsTable'
import { useExtras } from '../features/model-list/useExtras'
import { useFacets } from '../features/model-list/useFacets'
import type { Reading } from '../features/model-list/reading/FromReading'
import { useListRows } from '../features/model-list/useListRows'
import { useModelChoice } from '../features/model-list/useModelChoice'
import { type ModelList, useModelList } from '../features/model-list/useModelList'
import {
  type ListView,
  chosenColumns,
  readView,
  readyToRead,
  withSort,
  withTyped,
} from '../features/model-list/view'
import { counted } from '../lib/counted'
import { kept } from '../lib/keep'
import { ledgerKey } from '../lib/ledgerKey'
import type { RegisteredModel } from '../registry/model'
import { PageHeader } from '../ui/PageHeader'
import { SearchBox } from '../ui/SearchBox'
import { UnlessBroken } from '../ui/UnlessBroken'

const Beside = lazy(async () => ({ default: (await import('./models/Beside')).Beside }))
const ReviewCell = lazy(async () => ({
  default: (await import('../features/reviews/ReviewCell')).ReviewCell,
}))
// only for lists without a row
const EmptyRegistry = lazy(async () => ({
  default: (await import('../features/model-list/NoModels')).EmptyRegistry,
}))
const NoHits = lazy(async () => ({
  default: (await import('../features/model-list/NoModels')).NoHits,
}))

export const loader =
  ({ backend, queryClient, queries }: App): LoaderFunction =>
  async ({ request }) => {
    const params = new URL(request.url).searchParams
    await readyToRead(params)
    const view = readView(params, backend.registry)
    // asked now, waited for by the table: the page stands while it is read
    void queryClient.prefetchInfiniteQuery(queries.models(view.asked))
    return null
  }

export default function ModelsPage() {
  const { backend, config } = useApp()
  const { registry } = backend
  const { capabilities } = registry
  // known when the page opens, or its columns would make room for another one later
  const [reviews] = useState(
    () => (config.ledger?.experiment ?? kept(ledgerKey(registry.id))) !== null,
  )
  const [params, setParams] = useSearchParams()
  const { key } = useLocation()
  const view = useMemo(() => readView(params, registry), [params, registry])
  const columns = chosenColumns(params)
  const search = useTypedSearch(view.typed, withTyped)
  const own = useModelList(view)
  const extras = useExtras(own.shown !== null)
  const { query, read, complete } = own
  // what was read before answers first, and fills in what the server has not come to
  const [reading, setReading] = useState<Reading | null>(null)
  const pending = search.text !== view.typed || query.isPlaceholderData
  const filled = useMemo(() => {
    if (reading === null || extras === null || own.shown === null) return null
    const said = { read, shown: own.shown, answered: !pending, complete }
    return extras.fillIn(search.text, view.sort, said, reading)
  }, [reading, extras, own.shown, read, pending, complete, search.text, view.sort])
  const list =
    filled === null ? own : { ...own, shown: filled.rows, readOn: pending ? null : own.readOn }
  const rows = useListRows(list, view, extras)
  const { shown } = list
  const { choice, said } = useModelChoice(filled === null ? read : filled.rows.concat(read), extras)
  const sortBy = useCallback(
    (sort: ModelSort) => setParams((now) => withSort(now, sort, capabilities)),
    [setParams, capabilities],
  )
  const choose = useMemo(() => extras?.chooseColumns(capabilities) ?? null, [extras, capabilities])
  const counting = useMemo(
    () => (reading === null || complete ? null : extras?.toCount(read, filled, reading)) ?? read,
    [reading, complete, extras, read, filled],
  )
  const facets = useFacets(counting, extras)
  // below the last row, so that nothing jumps when it comes
  const foot = extras !== null && <extras.ListFoot list={list} />
  const so = complete ? '' : counting === read ? ' read so far' : ', as last read'
  const of = `Counted over ${counted(counting.length, 'model')}${so}.`

  return (
    // as high as the window, less the tray where there is one: the table scrolls, what is above it stays
    <div className="flex h-[calc(100dvh-5.5rem)] min-h-96 flex-col max-md:h-[calc(100dvh-9.25rem)] [main:has(>aside)_&]:h-[calc(100dvh-9rem)] max-md:[main:has(>aside)_&]:h-[calc(100dvh-12.75rem)]">
      <PageHeader
        title="Registered models"
        documentTitle="Registered models"
        beside={
          // with the extras, which come after the first rows
          extras !== null && (
            <UnlessBroken instead={null}>
              <Suspense fallback={null}>
                <Beside models={read} />
              </Suspense>
            </UnlessBroken>
          )
        }
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-3">
        <div className="flex w-full sm:w-[28rem] xl:w-[36rem]">
          {extras === null ? (
            <SearchBox
              label="Search models"
              value={search.text}
              onChange={search.onChange}
              onSettle={search.onSettle}
            />
          ) : (
            <extras.SearchField
              label="Search models"
              text={search.text}
              onChange={search.onChange}
              onPut={search.put}
              facets={facets}
              from={of}
              caret={extras.caret}
            />
          )}
        </div>
        {/* one below the other, as high as the box: the list stays where it is when the second comes */}
        <div className="min-w-0 flex-1 basis-60 content-center sm:min-h-10">
          <ListStatus list={own} searching={view.terms.length > 0} />
          {extras !== null && reading !== null && filled !== null && (
            <extras.ReadingNote
              at={reading.at}
              read={filled.read}
              of={filled.rows.length}
              pending={pending}
            />
          )}
        </div>
        {extras !== null && <extras.FromReading onReading={setReading} />}
        {extras !== null && (
          <extras.ListTools
            models={shown ?? []}
            readSoFar={read.length}
            complete={complete}
            pair={list.pair}
            columns={columns}
            group={view.group}
            facets={facets}
            choice={choice}
            said={said}
          />
        )}
        {extras !== null && <extras.NotKeptHere capabilities={capabilities} />}
      </div>
      {query.error !== null && !query.isFetchNextPageError && (
        <div className="pb-3">
          <Failure
            error={query.error}
            what={
              shown === null
                ? 'the registered models'
                : 'the registered models again; what you see may be old'
            }
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </div>
      )}
      <div className="flex min-h-0 flex-col gap-x-8 xl:flex-row">
        {/* its place is kept while it is loaded: nothing jumps */}
        <div className="shrink-0 overflow-y-auto pb-2 xl:w-44">
          {extras !== null && read.length > 0 && (
            <extras.FacetPanel
              facets={facets}
              terms={view.terms}
              onToggle={(term) => search.put(extras.toggleTerm(search.text, term))}
              of={of}
            />
          )}
        </div>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Suspense fallback={null}>
            <Rows
              list={list}
              view={view}
              pending={pending}
              foot={foot}
              onClear={() => search.put('')}
              table={
                <ModelsTable
                  models={rows}
                  pair={list.pair}
                  capabilities={capabilities}
                  sort={view.sort}
                  onSort={sortBy}
                  complete={complete}
                  readOn={list.readOn}
                  stale={query.isPlaceholderData && filled === null}
                  viewId={key}
                  choice={choice}
                  chosen={columns}
                  choose={choose}
                  foot={foot}
                  review={reviews ? (extras === null ? nothing : review) : null}
                />
              }
            />
          </Suspense>
        </div>
      </div>
    </div>
  )
}

const nothing = () => null
const review = (model: RegisteredModel) => (
  <UnlessBroken instead={null}>
    <Suspense fallback={null}>
      <ReviewCell model={model} />
    </Suspense>
  </UnlessBroken>
)

interface RowsProps {
  list: ModelList
  view: ListView
  /** Another search was typed, and the server has not answered it. */
  pending: boolean
  foot: ReactNode
  onClear: () => void
  table: ReactNode
}

/** The table, or what stands in its place: nothing was read, nothing is there, nothing was found. */
function Rows({ list, view, pending, foot, onClear, table }: RowsProps) {
  const { query, shown, complete, skipped } = list
  if (shown === null && query.error !== null) return null
  // while a search reads on by itself, its table stands: that is what asks for more
  const readingOn = list.readOn !== null || query.isFetchingNextPage
  if (shown?.length !== 0 || pending || readingOn) return table
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
      {foot}
    </>
  )
}
