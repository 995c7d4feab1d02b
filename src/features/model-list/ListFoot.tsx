import { Failure } from '../common/Failure'
import { Button } from '../../ui/Button'
import type { ModelList } from './useModelList'

/** Below the last row while there is more: it is coming, it failed, or it can be asked for. */
export function ListFoot({ list }: { list: ModelList }) {
  const { query, searchedHere, readMore, readOn, stop } = list
  if (query.isFetchNextPageError && query.error !== null) {
    return (
      <div className="p-2">
        <Failure
          error={query.error}
          what="further models"
          onRetry={() => void query.fetchNextPage()}
          retrying={query.isFetchingNextPage}
        />
      </div>
    )
  }
  if (query.isFetchingNextPage || readOn !== null) {
    return (
      <div className="flex min-h-9 items-center gap-3 p-2 text-table text-quiet">
        {searchedHere ? 'Searching on…' : 'Reading more…'}
        {stop !== null && (
          <Button look="quiet" onClick={stop}>
            Stop
          </Button>
        )}
      </div>
    )
  }
  if (readMore === null) return null
  return (
    <div className="p-2">
      <Button onClick={readMore}>{searchedHere ? 'Search on' : 'Read more'}</Button>
    </div>
  )
}
