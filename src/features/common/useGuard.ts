import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { ledgerQueries } from '../../queries/ledger'
import { guardOf } from '../../registry/policy'

/** Whether a policy guards an alias: then it moves by a request, on the page where versions are promoted. */
export type Guarded = 'reading' | 'yes' | 'no' | 'unknown'

/** For what is loaded when somebody is about to move an alias: the policy is read then, and not before. */
export function useGuard(model: string) {
  const { data, isError, refetch, isFetching } = useQuery(ledgerQueries(useApp()).policy(model))
  return {
    guards: (alias: string): Guarded => {
      if (data !== undefined) return guardOf(data.policy, alias) === null ? 'no' : 'yes'
      return isError && !isFetching ? 'unknown' : 'reading'
    },
    again: () => void refetch(),
  }
}
