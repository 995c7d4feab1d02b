import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import { isLostQuery, useAnyLost } from './lost'
import type { Queries } from './queries'

const FIRST_PAUSE = 15_000
const LONGEST_PAUSE = 120_000

/**
 * Brings a page back by itself. While something is lost it asks whether anybody answers: one small question for the
 * whole page. When a server that did not answer does again, what was lost is asked again at once. A server that answers
 * and fails at one thing is asked for that again after longer and longer pauses: it may be busy with just that.
 */
export function useRecovery(queries: Pick<Queries, 'answers'>) {
  const client = useQueryClient()
  const lost = useAnyLost()
  const { data: answers } = useQuery({ ...queries.answers(), enabled: lost })
  const wasGone = useRef(false)
  // a reading under way counts as lost no more, and is not yet regained
  const asking = useRef(false)
  const tries = useRef(0)
  const [round, nextRound] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    if (asking.current) return undefined
    if (!lost) {
      wasGone.current = false
      tries.current = 0
      // the next loss must not begin with an old answer
      client.removeQueries({ queryKey: queries.answers().queryKey })
      return undefined
    }
    if (answers === undefined) return undefined
    if (!answers) {
      wasGone.current = true
      return undefined
    }
    const pause = wasGone.current ? 0 : Math.min(FIRST_PAUSE * 2 ** tries.current, LONGEST_PAUSE)
    wasGone.current = false
    const timer = setTimeout(() => {
      asking.current = true
      void client.refetchQueries({ predicate: isLostQuery }).finally(() => {
        asking.current = false
        tries.current++
        nextRound()
      })
    }, pause)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- the end of a round may be all that has changed
  }, [answers, client, lost, queries, round])
}
