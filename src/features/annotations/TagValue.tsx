import { useState } from 'react'
import { cut } from '../../lib/cut'
import { CopyButton } from '../../ui/CopyButton'
import { safeLink } from '../../ui/safeLink'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'

const FIRST = 160
const FIRST_LINES = 4
// An opened value is marked character by character; what is longer can be copied whole.
const OPEN = 10_000

/** The value of a tag: an address is a link, lines are lines, and what is long opens when asked. */
export function TagValue({ name, value }: { name: string; value: string }) {
  const [open, setOpen] = useState(false)
  if (value === '') return <span className="text-quiet">(empty)</span>
  const first = firstOf(value)
  if (first === value) {
    return <Address value={value} />
  }
  return (
    <div>
      {open ? (
        <Scroller label={`Value of ${visibleText(name)}`} className="max-h-60">
          <Lines text={cut(value, OPEN)} />
        </Scroller>
      ) : (
        <Lines text={`${first}…`} />
      )}
      <span className="-ml-1.5 inline-flex items-center gap-1">
        <button
          type="button"
          aria-expanded={open}
          className="min-h-6 rounded px-1.5 text-label font-semibold text-quiet hover:bg-hover hover:text-ink"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : `All ${value.length.toLocaleString('en')} characters`}
        </button>
        <CopyButton text={value} what={`the value of ${visibleText(name)}`} />
      </span>
    </div>
  )
}

/** As much as is shown unasked. */
function firstOf(value: string): string {
  const lines = value.split('\n', FIRST_LINES + 1)
  const few = lines.length > FIRST_LINES ? lines.slice(0, FIRST_LINES).join('\n') : value
  return few.length > FIRST ? cut(few, FIRST).replace(/…$/, '') : few
}

function Address({ value }: { value: string }) {
  const link = /^https?:\/\/\S+$/.test(value) ? safeLink(value) : null
  if (link === null) return <Lines text={value} />
  return (
    <a
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent underline underline-offset-2"
    >
      <UserText text={value} />
    </a>
  )
}

function Lines({ text }: { text: string }) {
  const lines = text.split('\n')
  if (lines.length === 1) return <UserText text={text} />
  return lines.map((line, i) => (
    // the lines of a text never change places
    <span key={i} className="block min-h-[1lh] whitespace-pre-wrap">
      <UserText text={line} />
    </span>
  ))
}
