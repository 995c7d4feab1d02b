import type { ReactNode } from 'react'
import { counted } from '../../lib/counted'
import type { Recorded } from '../../registry/overview/recorded'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from '../common/Failure'
import { NoLedger } from '../common/NoLedger'
import type { Ledger } from './useLedger'

interface Props {
  ledger: Ledger
  /** What would be here, as a sentence. Null: the panel above has said what to do about it. */
  would: string | null
  children: (recorded: Recorded) => ReactNode
}

/** What only the ledger can tell: while it is read, where there is none, and as far as it was read. */
export function FromLedger({ ledger, would, children }: Props) {
  const { found, query, recorded, partial, skipped } = ledger
  const error = found.error ?? query.error
  if (found.data !== undefined && found.data.kind !== 'ready') {
    return would === null ? (
      <p className="text-table text-quiet">? Not known: no ledger tells of it.</p>
    ) : (
      <NoLedger found={found.data} would={would} />
    )
  }
  const failure = error !== null && (
    <Failure
      error={error}
      what={recorded === undefined ? 'the ledger' : 'the rest of the ledger'}
      onRetry={() => {
        if (found.error !== null) void found.refetch()
        else void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())
      }}
      retrying={found.isFetching || query.isFetching}
    />
  )
  if (recorded === undefined)
    return failure === false ? <Skeleton label="Reading the ledger" lines={3} /> : failure
  return (
    <>
      {failure}
      {children(recorded)}
      {(partial || skipped > 0) && (
        <p className="mt-1 text-label text-quiet">
          {partial && 'As far as the ledger is read; more is to come. '}
          {skipped > 0 && `${counted(skipped, 'run')} of the ledger could not be understood.`}
        </p>
      )}
    </>
  )
}
