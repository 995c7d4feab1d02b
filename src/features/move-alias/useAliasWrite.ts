import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { RegisteredModel } from '../../registry/model'
import { outcomeOf } from '../common/outcomeOf'

/** One write on an alias, and another look after it; `onLook` gets the aliases as they are then. */
export function useAliasWrite<Outcome, Wish>(
  writing: UseMutationResult<Outcome, Error, Wish>,
  query: UseQueryResult<RegisteredModel>,
  onLook: (aliases: ReadonlyMap<string, string>) => void,
) {
  // `isPending` comes with the next render, which is too late for the second half of a double click
  const sent = useRef(false)
  const backToForm = () => {
    sent.current = false
    writing.reset()
  }
  return {
    outcome: outcomeOf(writing),
    send: (wish: Wish) => {
      if (sent.current) return
      sent.current = true
      writing.mutate(wish)
    },
    backToForm,
    lookAgain: async () => {
      const { data, error } = await query.refetch()
      // after a failed reading nothing new was seen; the failure is shown above
      if (data === undefined || error !== null) return
      onLook(data.aliases)
      backToForm()
    },
  }
}
