import { useEffect } from 'react'
import { useApp } from '../../app'
import { keep } from '../../lib/keep'
import { ledgerKey } from '../../lib/ledgerKey'
import { useInbox } from './useInbox'

/** How many requests wait for this person's decision, beside the way to them. Nothing where none does. */
export function WaitingCount() {
  const { id } = useApp().backend.registry
  const { counts, found } = useInbox()
  const count = counts.get('mine') ?? 0
  useEffect(() => {
    // the list of models makes room for what is asked for when it opens, before anybody has looked
    if (found !== null) keep(ledgerKey(id), found.kind === 'ready' ? 'yes' : null)
  }, [found, id])
  if (count === 0) return null
  return (
    <>
      {' '}
      <span className="absolute top-0.5 left-[calc(50%+0.25rem)] min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-accent-ink tabular-nums">
        {count > 99 ? '99+' : count}
        <span className="sr-only"> to decide</span>
      </span>
    </>
  )
}
