import { type Range, defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { RowChoice } from './useListKeys'
import { useRows } from './useRows'
import { SortHead } from './SortHead'
import { type Column, Row, indexOf } from './TableRow'

interface Props<T extends object> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  /** Rows of the list before `rows` that are not here; their place is kept. */
  before?: number
  /** Somebody came to where they should be. */
  onMissing?: () => void
  /** The key of a row whose link is to be focused once it is the first. */
  arrival?: RefObject<string | null>
  rowKey: (row: T) => string
  /** In px; every row has it, whatever it holds. */
  rowHeight: number
  /** The grid columns, shared by the head and the rows. */
  grid: string
  /** `rows` is all there is. */
  complete: boolean
  choice?: RowChoice
}

// So many are all in the document, where the browser's own search finds them; of more only those around the window are.
const ALL = 200
const OVERSCAN = 20

/** A table of any length that scrolls with the page it is on; its head stays in sight. */
export function PageTable<T extends object>(props: Props<T>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowHeight,
    grid,
    complete,
    before = 0,
    onMissing,
    arrival,
  } = props
  const count = before + rows.length
  const body = useRef<HTMLTableSectionElement>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const [above, setAbove] = useState(0)
  const { keyOf, chosenOf, toggle } = useRows({
    body,
    rows,
    before,
    rowKey,
    draw: setFocused,
    choice: props.choice,
  })
  useLayoutEffect(() => {
    // whatever grows or shrinks above the table changes the height of the page
    const watch = new ResizeObserver(() => {
      if (body.current === null) return
      setAbove(Math.round(body.current.getBoundingClientRect().top + window.scrollY))
    })
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [])
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range)
      if (focused === null || focused >= range.count || shown.includes(focused)) return shown
      return [...shown, focused].sort((a, b) => a - b)
    },
    [focused],
  )
  // oxlint-disable-next-line react/incompatible-library -- it draws anew by itself, and nothing here is compiled
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: count <= ALL ? ALL : OVERSCAN,
    scrollMargin: above,
    rangeExtractor,
  })

  const inSight = virtualizer.getVirtualItems()
  const missing = (inSight[0]?.index ?? before) < before
  const ask = useEffectEvent(() => onMissing?.())
  useEffect(() => {
    if (missing) ask()
    // again when some came and more are missing
  }, [missing, before])
  // with any drawing: rows come into the document some drawings after their data
  useEffect(() => {
    const [first] = rows
    if (first === undefined || arrival?.current !== rowKey(first)) return
    const link = body.current?.querySelector<HTMLElement>(`[data-index="${before}"] th a`)
    if (link === null || link === undefined) return
    arrival.current = null
    link.focus()
  })

  const row = `grid items-center gap-x-4 border-b border-line px-2 ${grid}`
  return (
    <table
      aria-label={label}
      aria-rowcount={complete ? count + 1 : -1}
      className="-mx-2 block text-table"
    >
      <thead className="sticky top-12 z-1 block bg-surface">
        <tr aria-rowindex={1} className={`h-8 ${row} border-line-strong`}>
          {columns.map(({ id, head, sort, className }) => (
            <SortHead key={id} sort={sort} className={className}>
              {head}
            </SortHead>
          ))}
        </tr>
      </thead>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears where the focus is, offers nothing */}
      <tbody
        ref={body}
        className="relative block"
        style={{ height: virtualizer.getTotalSize() }}
        onFocus={(event) => setFocused(indexOf(event))}
        onBlur={() => setFocused(null)}
      >
        {inSight.map(({ index }) => {
          const item = rows[index - before]
          if (item === undefined) return null
          return (
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
        })}
      </tbody>
    </table>
  )
}
