import { type KeyboardEvent, useRef, useState } from 'react'
import { fileSize } from '../../lib/fileSize'
import { Button } from '../../ui/Button'
import { Chevron } from '../../ui/Disclosure'
import { UserText } from '../../ui/UserText'
import type { EntryRow, NoteRow, Row } from './tree'
import { keyAction } from './treeKeys'

/** Rows drawn at first; directories of thousands of files exist. */
const STEP = 300
/** Letters typed within this many milliseconds belong to one name. */
const TYPING = 700
const DEEPEST_INDENT = 10

interface Props {
  rows: readonly Row[]
  chosen: string | null
  onTurn: (path: string) => void
  onChoose: (path: string) => void
  onRetry: (path: string) => void
}

/** A tree as WAI-ARIA has it: one stop of the tab key, arrows walk and open, letters find. */
export function ArtifactTree({ rows: all, chosen, onTurn, onChoose, onRetry }: Props) {
  const tree = useRef<HTMLDivElement>(null)
  const typing = useRef({ text: '', at: 0 })
  const [focused, setFocused] = useState<string | null>(null)
  const [limit, setLimit] = useState(STEP)
  const rows = all.slice(0, limit)
  const stop = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === (focused ?? `entry ${chosen}`)),
  )

  function act(index: number) {
    const row = rows[index]
    if (row === undefined) return
    if (row.kind === 'note') onRetry(row.path)
    else if (row.isDirectory) onTurn(row.path)
    else onChoose(row.path)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const now = event.timeStamp
    const typed = now - typing.current.at < TYPING ? typing.current.text : ''
    const action = keyAction(rows, stop, event.key, typed)
    if (event.key.length === 1) typing.current = { text: typed + event.key, at: now }
    if (action === null) return
    event.preventDefault()
    if (action.kind === 'focus') focus(action.index)
    else act(action.index)
  }

  function focus(index: number) {
    const row = rows[index]
    if (row === undefined) return
    setFocused(keyOf(row))
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus()
  }

  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label="Files"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="outline-none"
      >
        {rows.map((row, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree hears the keys
          <div
            key={keyOf(row)}
            role="treeitem"
            aria-level={row.level}
            {...(row.kind === 'entry' && {
              'aria-posinset': row.position,
              'aria-setsize': row.siblings,
              'aria-expanded': row.isDirectory ? row.open : undefined,
            })}
            aria-selected={row.kind === 'entry' && row.path === chosen}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setFocused(keyOf(row))}
            onClick={() => act(index)}
            style={{ paddingInlineStart: `${Math.min(row.level - 1, DEEPEST_INDENT) * 0.875}rem` }}
            className="flex min-h-7 cursor-pointer items-start gap-1 border-b border-line py-1 pr-1 -outline-offset-2! last:border-b-0 hover:bg-hover aria-selected:bg-hover aria-selected:font-semibold"
          >
            {row.kind === 'entry' ? <Entry row={row} /> : <Said row={row} />}
          </div>
        ))}
      </div>
      {all.length > limit && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setLimit(limit + STEP)}>
          {`Show more; ${(all.length - limit).toLocaleString('en')} are left`}
        </Button>
      )}
    </>
  )
}

const keyOf = ({ kind, path }: Row) => `${kind} ${path}`

function Entry({ row }: { row: EntryRow }) {
  return (
    <>
      <span className="grid h-5 w-4 shrink-0 place-items-center text-quiet">
        {row.isDirectory && <Chevron open={row.open} />}
      </span>
      <span className="min-w-0 flex-1 font-mono">
        <UserText text={row.name} />
        {row.isDirectory && '/'}
      </span>
      <span className="shrink-0 text-quiet tabular-nums">{sizeText(row)}</span>
    </>
  )
}

function sizeText({ isDirectory, size, atLeast }: EntryRow): string {
  if (size === null) return isDirectory ? '' : 'size not said'
  return atLeast ? `${fileSize(size)} or more` : fileSize(size)
}

function Said({ row: { note } }: { row: NoteRow }) {
  if (note === 'failed') {
    return (
      <span className="pl-5 text-fail">
        <span aria-hidden="true">✕</span> Could not read this directory:{' '}
        <span className="underline">try again</span>
      </span>
    )
  }
  return (
    <span className="pl-5 text-quiet">
      {note === 'reading' ? 'Reading…' : 'The server lists nothing here.'}
    </span>
  )
}
