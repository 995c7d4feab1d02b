import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { Icon } from '../../ui/icons'
import { EntryLine } from './EntryLine'
import type { Entry } from './entries'
import { useEntries } from './useEntries'

const GROUPS = { version: 'Versions', model: 'Models', action: 'Actions', page: 'Pages' } as const

/** Finds models, versions, pages and what can be done here, by a few letters. A modal dialog, open while mounted. */
export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const { entries, state } = useEntries(typed)
  // the entry, not its place: what is found meanwhile must not move the choice
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = entries.find(({ id }) => id === chosenId) ?? entries[0]

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    if (chosen)
      document.getElementById(optionId(listId, chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen, listId])

  function take(entry: Entry | undefined) {
    if (entry === undefined || entry.closedBecause !== null) return
    // gone before it happens: what opens next must find the focus where it belongs
    flushSync(onClose)
    if (entry.kind === 'action') entry.run()
    else void navigate(entry.to)
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = chosen ? entries.indexOf(chosen) : -1
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setChosenId(entries[(at + step + entries.length) % entries.length]?.id ?? null)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      take(chosen)
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-label="Search or jump"
      onClose={onClose}
      closedby="any"
      className="mt-[12vh] w-[min(40rem,calc(100vw-2rem))] rounded-lg border border-line-strong bg-raised p-0 text-ink shadow-xl"
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Icon of="search" className="size-4 shrink-0 text-quiet" />
        <input
          type="text"
          role="combobox"
          aria-label="Search or jump"
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen && optionId(listId, chosen)}
          value={typed}
          placeholder="A model, “model v5”, a page, an action"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
          onChange={(event) => {
            setTyped(event.target.value)
            setChosenId(null)
          }}
          onKeyDown={onKeyDown}
          className="h-11 min-w-0 flex-1 bg-transparent text-body text-ink outline-none placeholder:text-quiet"
        />
        <kbd className="shrink-0 rounded border border-line px-1.5 text-label text-quiet">Esc</kbd>
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label="Found"
        tabIndex={-1}
        className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5"
      >
        {Object.entries(GROUPS).map(([kind, title]) => {
          const group = entries.filter((entry) => entry.kind === kind)
          if (group.length === 0) return null
          return (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset can't stand in a listbox
            <div key={kind} role="group" aria-label={title}>
              <div aria-hidden="true" className="label px-2 pt-2 pb-1">
                {title}
              </div>
              {group.map((entry) => (
                <EntryLine
                  key={entry.id}
                  id={optionId(listId, entry)}
                  entry={entry}
                  chosen={entry === chosen}
                  onPoint={() => setChosenId(entry.id)}
                  onTake={() => take(entry)}
                />
              ))}
            </div>
          )
        })}
      </div>
      <output className="block border-t border-line px-3 py-2 text-table text-quiet empty:hidden">
        {state}
      </output>
    </dialog>
  )
}

const optionId = (listId: string, { id }: Entry) =>
  `${listId}-${encodeURIComponent(id.toWellFormed())}`
