import { useState } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { counted } from '../../lib/counted'
import { keep, kept } from '../../lib/keep'
import { paths } from '../../paths'
import type { RegisteredModel } from '../../registry/model'
import { Icon } from '../../ui/icons'
import { useInbox } from './useInbox'
import { useOutsideOf } from './useOutsideOf'

/** What waits for the reader, in a few words: requests to decide, and aliases that moved outside. Gone until more waits. */
export function WaitingStrip({ models }: { models: readonly RegisteredModel[] }) {
  const key = `ringside.waits.${useApp().backend.registry.id}`
  const inbox = useInbox()
  const outside = useOutsideOf(models, inbox)
  const [seen, setSeen] = useState(() => new Set(kept(key)?.split(' ')))
  const mine = (inbox.rows ?? []).filter(({ group }) => group === 'mine')
  const ids = [
    ...mine.map(({ request }) => request.run),
    // a lane says of each state at most once that it is outside
    ...outside.map((lane) => `${lane.run}#${lane.spans.length}`),
  ]
  if (ids.every((id) => seen.has(id))) return null
  const dismiss = () => {
    keep(key, ids.join(' '))
    setSeen(new Set(ids))
  }
  return (
    <div
      role="group"
      aria-label="What waits"
      className="flex h-7 items-center gap-x-1.5 text-table"
    >
      {mine.length > 0 && (
        <Link to={paths.reviews({ group: 'mine' })} className="text-accent hover:underline">
          {mine.length === 1 ? '1 review waits' : `${counted(mine.length, 'review')} wait`}
        </Link>
      )}
      {mine.length > 0 && outside.length > 0 && (
        <span aria-hidden="true" className="text-quiet">
          ·
        </span>
      )}
      {outside.length > 0 && (
        <Link to={paths.reviews({ group: 'outside' })} className="text-outside hover:underline">
          {outside.length === 1 ? '1 alias' : `${outside.length} aliases`} moved outside
        </Link>
      )}
      <button
        type="button"
        aria-label="Dismiss what waits"
        onClick={dismiss}
        className="grid size-6 place-items-center rounded text-quiet hover:bg-hover hover:text-ink"
      >
        <Icon of="cross" className="size-3" />
      </button>
    </div>
  )
}
