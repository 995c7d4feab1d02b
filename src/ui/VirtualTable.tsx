import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { SortHead } from './SortHead'
import { type Band, type Column, Row, StandIns, indexOf } from './TableRow'
import type { RowChoice } from './useListKeys'
import { useRows } from './useRows'
import { recallScroll, rememberScroll } from './scrollMemory'
import { useRowsInSight } from './useRowsInSight'

declare module 'react' {
  interface CSSProperties {
    '--cols'?: string
  }
}

interface Props<T extends object> {
  label: string
  /** The same array as long as they are the same: rows are drawn again only when it changes. */
  columns: readonly Column<T>[]
  /** Null while nothing has been read: rows of the same shape stand in. */
  rows: readonly (T | Band)[] | null
  rowKey: (row: T) => string
  /** In px; every row has it, whatever it holds. */
  rowHeight: number
  /** The grid columns, shared by the head and the rows. */
  grid: string
  /** `rows` is all there is. */
  complete: boolean
  /** Reads on; null when that is not to happen by itself (now). Called as the last rows come near. */
  readOn: (() => void) | null
  /** What is shown is about to be replaced. */
  stale: boolean
  /** Names what is shown: its scroll position is found again when a person comes back to it. */
  viewId: string
  /** Below the last row. */
  foot?: ReactNode
  /** The grid columns where `grid` leaves them to `--cols`, and what they need at least, in px. */
  template?: { columns: string; minWidth: number }
  choice?: RowChoice
}

/** Rows drawn beyond what is in sight, each way. */
const OVERSCAN = 8
/** Rows left below the last one in sight when the next page is asked for. */
const AHEAD = 20

/** A table of any length in its own scroller: only the rows in sight, and the one with focus, are in the document. */
export function VirtualTable<T extends object>(props: Props<T>) {
  const { label, columns, rows, rowKey, rowHeight, grid, complete, readOn, viewId, template } =
    props
  const scroller = useRef<HTMLElement>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const count = rows?.length ?? 0
  const { keyOf, chosenOf, toggle } = useRows({
    body,
    rows: rows ?? [],
    rowKey,
    draw: setFocused,
    choice: props.choice,
  })

  const sight = useRowsInSight(scroller, rowHeight, recallScroll(viewId))
  const lastInSight = Math.min(sight.first + sight.rows, count) - 1
  const drawn = indexes(
    Math.max(0, Math.min(sight.first, count - sight.rows) - OVERSCAN),
    Math.min(lastInSight + OVERSCAN, count - 1),
    focused !== null && focused < count ? focused : null,
  )

  // the length at which to read on: once for each, even if the next page comes at once
  const nearEnd = readOn !== null && rows !== null && lastInSight >= count - 1 - AHEAD
  const readOnAt = nearEnd ? count : null
  const readOnNow = useEffectEvent(() => readOn?.())
  useEffect(() => {
    if (readOnAt !== null) readOnNow()
  }, [readOnAt])

  const hasRows = rows !== null
  useLayoutEffect(() => {
    if (hasRows) scroller.current?.scrollTo({ top: recallScroll(viewId) })
  }, [viewId, hasRows])

  const row = `grid items-center gap-x-4 border-b border-line px-2 ${grid}`
  return (
    <section
      ref={scroller}
      aria-label={`${label}, scrollable`}
      aria-busy={props.stale || rows === null}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
      tabIndex={0}
      onScroll={(event) => rememberScroll(viewId, event.currentTarget.scrollTop)}
      className={`relative -mx-2 min-h-0 scroll-pt-10 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2 ${template === undefined ? 'overflow-x-hidden' : 'overflow-x-auto'}`}
      style={template && { '--cols': template.columns }}
    >
      <table
        aria-label={label}
        aria-rowcount={complete ? count + 1 : -1}
        className="block text-table"
        style={template && { minWidth: template.minWidth }}
      >
        <thead className="sticky top-0 z-1 block bg-surface">
          <tr aria-rowindex={1} className={`h-8 ${row} border-line-strong`}>
            {columns.map((column) => (
              <SortHead key={column.id} sort={column.sort} className={column.className}>
                {column.head}
              </SortHead>
            ))}
          </tr>
        </thead>
        {rows === null ? (
          <StandIns columns={columns} row={row} rowHeight={rowHeight} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears where the focus is, offers nothing
          <tbody
            ref={body}
            className={`relative block transition-opacity duration-150 ${props.stale ? 'opacity-60' : ''}`}
            style={{ height: count * rowHeight }}
            onFocus={(event) => setFocused(indexOf(event))}
            onBlur={() => setFocused(null)}
          >
            {drawn.map((index) => {
              const item = rows[index]
              return (
                item !== undefined && (
                  <Row
                    key={keyOf(item)}
                    name={keyOf(item)}
                    chosen={chosenOf(item)}
                    onToggle={toggle}
                    item={item}
                    columns={columns}
                    index={index}
                    top={index * rowHeight}
                    height={rowHeight}
                    className={row}
                  />
                )
              )
            })}
          </tbody>
        )}
      </table>
      {props.foot}
    </section>
  )
}

/** From `first` to `last`, and `also`, in order. */
function indexes(first: number, last: number, also: number | null): number[] {
  const between = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  if (also === null || (also >= first && also <= last)) return between
  return also < first ? [also, ...between] : [...between, also]
}
