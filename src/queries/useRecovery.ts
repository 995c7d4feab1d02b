import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { isLostQuery, useAnyLost } from './lost'
import type { Queries } from './queries'

/**
 * Brings a page back by itself. While something is lost it asks whether anybody answers: one small question for the
 * whole page. When a server that did not answer does again, what was lost is asked again, once. A server that answered
 * all along and failed at one thing is left to the person and the panel's own button.
 */
export function useRecovery(queries: Pick<Queries, 'answers'>) {
  const client = useQueryClient()
  const lost = useAnyLost()
  const { data: answers } = useQuery({ ...queries.answers(), enabled: lost })
  const wasGone = useRef(false)
  useEffect(() => {
    if (!lost) {
      wasGone.current = false
      // the next loss must not begin with an old answer
      client.removeQueries({ queryKey: queries.answers().queryKey })
    } else if (answers === false) {
      wasGone.current = true
    } else if (answers === true && wasGone.current) {
      wasGone.current = false
      void client.refetchQueries({ predicate: isLostQuery })
    }
  }, [answers, client, lost, queries])
}
