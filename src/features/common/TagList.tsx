import { useState } from 'react'
import type { Can } from '../../backends/backend'
import { cut } from '../../lib/cut'
import type { Tags } from '../../registry/model'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Empty } from '../../ui/Empty'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'

const SHOWN_FIRST = 12
const SHOWN_MORE = 200
const VALUE_FIRST = 160
// An opened value is marked character by character; what is longer can be copied whole.
const VALUE_OPEN = 10_000

interface Props {
  tags: Tags
  /** Whether the backend keeps tags. */
  can: Can
  /** Whose they are; completes "No tags on …". */
  on: string
}

/** Tags as key and value, in the server's order. */
export function TagList({ tags, can, on }: Props) {
  const [shown, setShown] = useState(SHOWN_FIRST)
  if (!can.can) return <Empty>{can.because}</Empty>
  if (tags.size === 0) {
    return (
      <Empty>
        No tags on {on}. Tags say what a search or a rule may ask for: team, task, data.
      </Empty>
    )
  }
  const hidden = tags.size - shown
  return (
    <>
      <dl className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
        {[...tags].slice(0, shown).map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-quiet">
              <UserText text={cut(key, VALUE_FIRST)} />
            </dt>
            <dd className="min-w-0">
              <TagValue name={key} value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {hidden > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setShown(shown + SHOWN_MORE)}>
          {hidden > SHOWN_MORE
            ? `Show ${SHOWN_MORE} more of ${tags.size} tags`
            : `Show all ${tags.size} tags`}
        </Button>
      )}
    </>
  )
}

function TagValue({ name, value }: { name: string; value: string }) {
  const [open, setOpen] = useState(false)
  if (value === '') return <span className="text-quiet">(empty)</span>
  if (value.length <= VALUE_FIRST) return <UserText text={value} />
  return (
    <div>
      {open ? (
        <Scroller label={`Value of ${visibleText(name)}`} className="max-h-60 whitespace-pre-wrap">
          <UserText text={cut(value, VALUE_OPEN)} />
        </Scroller>
      ) : (
        <UserText text={cut(value, VALUE_FIRST)} />
      )}
      <span className="ml-1 inline-flex items-center gap-1">
        <button
          type="button"
          aria-expanded={open}
          className="min-h-6 text-label font-semibold text-quiet hover:text-ink"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : `All ${value.length.toLocaleString('en')} characters`}
        </button>
        <CopyButton text={value} what={`the value of ${visibleText(name)}`} />
      </span>
    </div>
  )
}
