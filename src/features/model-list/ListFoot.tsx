import { Failure } from '../common/Failure'
import { Button } from '../../ui/Button'
import type { ModelList } from './useModelList'

/** Below the last row while there is more: it is coming, it failed, or it can be asked for. */
export function ListFoot({ list }: { list: ModelList }) {
  const { query, readMore, mayReadByItself } = list
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
  if (query.isFetchingNextPage || mayReadByItself)
    return <p className="p-2 text-table text-quiet">Reading more…</p>
  if (readMore === null) return null
  return (
    <div className="p-2">
      <Button onClick={readMore}>Read more</Button>
    </div>
  )
}
