import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Facets } from '../../../registry/facets'
import { searchText } from '../../../registry/searchText'
import { Icon } from '../../../ui/icons'
import { Chip } from './Chip'
import { FaultNote } from './FaultNote'
import { SuggestionList } from './SuggestionList'
import { type Suggestion, suggest } from './suggest'
import { faultsOf, joinTyped, lastPart, openEnd, splitTyped } from './typed'

interface Props {
  label: string
  /** The whole search as text. */
  text: string
  onChange: (text: string) => void
  /** The search is this at once, without waiting for more. */
  onPut: (text: string) => void
  /** What the models read have, for suggestions. Called when they are needed: it counts. */
  facets: () => Facets
  /** What suggestions are taken from, in words. */
  from: string
  /** Where the cursor stood in the box that this one takes the place of; null: it had no focus. */
  caret: number | null
}

/**
 * The search box, with a chip for each finished term and suggestions for the one being typed. The text is the truth: chips
 * are how its terms are shown. A term that is still being typed is kept here until it is finished.
 */
export function SearchField({ label, text, onChange, onPut, facets, from, caret }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const chipRow = useRef<HTMLUListElement>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  // what is being typed, and the text that it was typed beside: another text drops it
  const [typing, setTyping] = useState({ end: '', beside: text })
  const end = typing.beside === text ? typing.end : ''

  const { chips, rest } = splitTyped(text)
  const value = rest + end
  const suggestions = open ? suggest(lastPart(value), facets()) : []
  const faults = faultsOf(rest)
  const picked = active === null ? undefined : suggestions[active]

  // before anything else is heard: until then the letters typed go nowhere
  useLayoutEffect(() => {
    if (caret === null) return
    input.current?.focus()
    input.current?.setSelectionRange(caret, caret)
  }, [caret])

  function close() {
    setOpen(false)
    setActive(null)
  }
  function type(next: string, cursor = next.length) {
    const nextEnd = openEnd(next, cursor)
    const beside = joinTyped(chips, next.slice(0, next.length - nextEnd.length))
    setTyping({ end: nextEnd, beside })
    setActive(null)
    // for words the rows are the answer, and the list must not cover them; and it is for the end of the text
    setOpen(nextEnd !== '' && cursor === next.length)
    if (beside !== text) onChange(beside)
  }
  function put(next: string) {
    setTyping({ end: '', beside: next })
    onPut(next)
    close()
  }
  const finish = () => put(joinTyped(chips, value))
  function choose({ text: chosen, whole }: Suggestion) {
    const before = value.slice(0, value.length - lastPart(value).length)
    if (whole) put(joinTyped(chips, before + chosen))
    else type(before + chosen)
    input.current?.focus()
  }
  function remove(at: number) {
    put(
      joinTyped(
        chips.filter((_, i) => i !== at),
        value,
      ),
    )
    focusChip(Math.min(at, chips.length - 2))
  }
  function edit(at: number) {
    const chip = chips[at]
    if (chip === undefined) return
    const others = chips.filter((_, i) => i !== at)
    const before = value === '' || /\s$/.test(value) ? value : `${value} `
    const beside = joinTyped(others, before)
    setTyping({ end: searchText(chip), beside })
    onChange(beside)
    input.current?.focus()
  }
  function focusChip(at: number) {
    const buttons = chipRow.current?.querySelectorAll<HTMLElement>('[data-chip]')
    const target = buttons?.[at] ?? input.current
    target?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { key, currentTarget: box } = event
    if (event.nativeEvent.isComposing) return
    const atStart = box.selectionStart === 0 && box.selectionEnd === 0
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else setActive(step(active, key === 'ArrowDown' ? 1 : -1, suggestions.length))
    } else if (key === 'Enter') {
      if (picked !== undefined) choose(picked)
      else finish()
    } else if (key === 'Escape') {
      if (open) close()
      else if (value !== '') put(joinTyped(chips, ''))
      else return
      event.preventDefault()
    } else if (chips.length > 0 && atStart && (key === 'Backspace' || key === 'ArrowLeft')) {
      event.preventDefault()
      focusChip(chips.length - 1)
    }
  }
  function onChipKeyDown(event: KeyboardEvent, at: number) {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => focusChip(Math.max(0, at - 1)),
      ArrowRight: () => focusChip(at + 1),
      Home: () => focusChip(0),
      End: () => input.current?.focus(),
      Backspace: () => remove(at),
      Delete: () => remove(at),
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  }

  const showFaults = faults.length > 0
  const describedBy = [chips.length > 0 && `${id}-chips`, showFaults && `${id}-faults`]
  return (
    <search
      className="relative block min-w-0 flex-1"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return
        close()
        if (end === '') onPut(text)
        else finish()
      }}
    >
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div className="flex min-h-8 flex-wrap items-center gap-1 rounded border border-line-strong bg-raised py-[3px] pr-8 pl-8 text-table outline-offset-2 outline-focus has-[input:focus-visible]:outline-2">
        <Icon
          of="search"
          className="pointer-events-none absolute top-2 left-2.5 size-4 text-quiet"
        />
        {chips.length > 0 && (
          <ul ref={chipRow} aria-label="Terms of the search" className="contents">
            {chips.map((chip, at) => (
              <Chip
                // the same term may stand there twice
                key={`${at} ${searchText(chip)}`}
                term={chip}
                onEdit={() => edit(at)}
                onRemove={() => remove(at)}
                onKeyDown={(event) => onChipKeyDown(event, at)}
                help={`${id}-help`}
              />
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={id}
          // a searchbox before its suggestions have come, and after: no name or role changes under somebody's fingers
          type="search"
          aria-haspopup="listbox"
          aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={picked === undefined ? undefined : `${id}-${active}`}
          aria-invalid={showFaults || undefined}
          aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
          value={value}
          placeholder={chips.length === 0 ? label : undefined}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="auto"
          onChange={(event) => type(event.target.value, event.target.selectionStart ?? undefined)}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          className="h-6 min-w-24 flex-1 bg-transparent text-ink outline-none placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
        />
        {(value !== '' || chips.length > 0) && (
          <button
            type="button"
            aria-label="Empty the search box"
            onClick={() => {
              put('')
              input.current?.focus()
            }}
            className="absolute top-1 right-1 grid size-6 place-items-center rounded text-quiet hover:bg-hover hover:text-ink"
          >
            <Icon of="cross" className="size-3.5" />
          </button>
        )}
      </div>
      <p id={`${id}-help`} hidden>
        Enter edits it, Delete removes it
      </p>
      {chips.length > 0 && (
        <p id={`${id}-chips`} hidden>
          Searched for: {chips.map(searchText).join(', ')}. Backspace goes to the last.
        </p>
      )}
      {suggestions.length > 0 && (
        <SuggestionList
          id={id}
          suggestions={suggestions}
          active={active}
          from={from}
          onChoose={choose}
        />
      )}
      {showFaults && (
        <FaultNote
          id={`${id}-faults`}
          text={rest}
          faults={faults}
          onGoTo={({ from: start, to }) => {
            input.current?.focus()
            input.current?.setSelectionRange(start, to)
          }}
        />
      )}
    </search>
  )
}

/** The next of `count` places and none of them, round and round. */
function step(at: number | null, by: 1 | -1, count: number): number | null {
  const next = (at ?? -1) + by
  if (next < -1) return count - 1
  return next < 0 || next >= count ? null : next
}
