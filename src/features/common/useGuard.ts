import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { type Untold, ledgerQueries } from '../../queries/ledger'
import { guardOf } from '../../registry/policy'

/**
 * Whether a policy guards an alias: then it moves by a request, on the page where versions are promoted. `unknown`: nobody
 * answered, so ask again; an `Untold`: asking again would not help.
 */
export type Guarded = 'reading' | 'yes' | 'no' | 'unknown' | Untold

/** For what is loaded when somebody is about to move an alias: the policy is read then, and not before. */
export function useGuard(model: string) {
  const { data, isError, refetch, isFetching } = useQuery(ledgerQueries(useApp()).policy(model))
  return {
    guards: (alias: string): Guarded => {
      if (data !== undefined)
        return data.untold ?? (guardOf(data.policy, alias) === null ? 'no' : 'yes')
      return isError && !isFetching ? 'unknown' : 'reading'
    },
    again: () => void refetch(),
  }
}
