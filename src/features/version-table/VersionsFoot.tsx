import { Button } from '../../ui/Button'
import { Failure } from '../common/Failure'
import type { VersionList } from './useVersionList'

/** Below the last row while there is more. */
export function VersionsFoot({
  query,
  searching,
}: {
  query: VersionList['query']
  searching: boolean
}) {
  if (!query.hasNextPage) return null
  const readOn = () => void query.fetchNextPage()
  return (
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
          {query.isFetchingNextPage ? 'Reading…' : searching ? 'Search on' : 'Show more'}
        </Button>
      )}
    </div>
  )
}
