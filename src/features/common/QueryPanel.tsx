import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from './Failure'
import { useLastError } from './useLastError'

interface Props<T> {
  query: UseQueryResult<T>
  /** Completes "Could not read …" and "Reading …". */
  what: string
  lines?: number
  children: (data: T) => ReactNode
}

/** The states of something read from a server: loading, failed with a way on, shown; old data stays while it is read again. */
export function QueryPanel<T>({ query, what, lines, children }: Props<T>) {
  const error = useLastError(query)
  if (query.data !== undefined) {
    return (
      <>
        {error !== null && (
          <div className="mb-3">
            <Failure
              error={error}
              what={`${what} again; what you see may be old`}
              onRetry={() => void query.refetch()}
              retrying={query.isFetching}
            />
          </div>
        )}
        {children(query.data)}
      </>
    )
  }
  if (error !== null) {
    return (
      <Failure
        error={error}
        what={what}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    )
  }
  return <Skeleton label={`Reading ${what}`} lines={lines} />
}
