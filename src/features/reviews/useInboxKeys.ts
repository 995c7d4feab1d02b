import { type RefObject, useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router'
import { isPageKey } from '../../lib/singleKeys'
import { paths } from '../../paths'
import { useListKeys } from '../../ui/useListKeys'
import type { InboxRow } from './inboxRows'

/** What a key asks the page of a request to open, as the end of its address has it. */
const ACTS: Readonly<Record<string, string>> = { a: 'approve', r: 'reject', c: 'comment' }

/** j, k and Enter as in every list; a, r and c go to the decision on the row with the cursor. */
export function useInboxKeys(body: RefObject<HTMLElement | null>, rows: readonly InboxRow[]) {
  const navigate = useNavigate()
  useListKeys({
    body,
    first: 0,
    end: rows.length,
    keyAt: (index) => rows[index]?.request.run ?? null,
    // all of them are in the document
    draw: () => undefined,
    choice: null,
  })
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = ACTS[event.key]
    if (act === undefined || !isPageKey(event)) return
    const focus = document.activeElement
    const at = body.current?.contains(focus)
      ? focus?.closest<HTMLElement>('[data-index]')?.dataset['index']
      : undefined
    const row = at === undefined ? undefined : rows[Number(at)]
    if (row === undefined) return
    event.preventDefault()
    const { proposal, run } = row.request
    void navigate(`${paths.promote(proposal.model, { request: run })}#${act}`)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
