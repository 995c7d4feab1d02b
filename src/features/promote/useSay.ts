import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { Appended } from '../../backends/ledger/append'
import { keepName, who } from '../../queries/who'
import { useAppend } from '../../queries/useLedgerAppend'
import type { LedgerEvent } from '../../registry/ledger/event'
import { foldRequest } from '../../registry/ledger/foldRequest'
import type { Facts } from '../../registry/ledger/judge'
import type { RequestAct, ReviewRequest } from '../../registry/ledger/request'
import { type Person, mayOn } from '../../registry/ledger/rules'
import { useRereadRight } from '../common/useRight'

export interface Saying {
  act: RequestAct
  event: LedgerEvent
  attachments?: readonly string[]
  /** As typed, where nobody signs in. */
  name: string | null
}

/**
 * Writes into a request what somebody says of it. Their rights, and what stands in the request, are read again right before:
 * what the page showed may be old.
 */
export function useSay(request: ReviewRequest, person: Person, facts: Facts) {
  const app = useApp()
  const { model } = request.proposal
  const append = useAppend(app, model, request.run)
  const reread = useRereadRight(model)
  const takeName = useTakeName()
  const [busy, setBusy] = useState(false)

  async function say({ act, event, attachments = [], name }: Saying): Promise<Appended> {
    setBusy(true)
    try {
      const called = await takeName(name)
      const move = await reread('set-alias')
      const asked = { ...person, name: called ?? person.name, move }
      return await append.mutateAsync({
        event,
        attachments,
        unless: (log) => {
          const now = foldRequest(log)
          if (now === null) return 'It is no request any more.'
          const right = mayOn(now, asked, facts)[act]
          return right.may === 'no' ? right.because : null
        },
      })
    } finally {
      setBusy(false)
    }
  }
  return { say, busy }
}

/** Keeps a name that was typed, so that what is written next carries it. Null: none was asked for. */
export function useTakeName() {
  const app = useApp()
  const client = useQueryClient()
  return async (name: string | null): Promise<string | null> => {
    if (name === null) return null
    keepName(name)
    // where the browser keeps nothing, it is kept in the page
    client.setQueryData(who(app).queryKey, { name, verified: false, typed: true })
    return name
  }
}
