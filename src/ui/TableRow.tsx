import { type FocusEvent, type ReactNode, memo } from 'react'
import type { HeadSort } from './SortHead'
import { visibleText } from './visibleText'

export interface Column<T> {
  id: string
  head: ReactNode
  /** Left out where the list can't be sorted by it. */
  sort?: HeadSort
  /** Of the head and of every cell: place in the grid, when to leave it out. */
  className?: string
  cell: (row: T) => ReactNode
  /** The cell that names its row. */
  isRowHeader?: boolean
}

/** A row that is no item but stands above some: it spans all columns. */
export interface Band {
  /** Its key, which no item has. */
  band: string
  content: ReactNode
}
export const isBand = (row: object): row is Band => 'band' in row

interface RowProps<T extends object> {
  item: T | Band
  /** Named in the label of the box that chooses it. */
  name: string
  /** Null: there is nothing to choose. */
  chosen: boolean | null
  onToggle: (name: string) => void
  columns: readonly Column<T>[]
  index: number
  top: number
  height: number
  className: string
}

function PlainRow<T extends object>(props: RowProps<T>) {
  const { item, name, columns, index, top, height, className, chosen, onToggle } = props
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      // the cursor of the list's keys
      tabIndex={-1}
      className={`absolute inset-x-0 top-0 scroll-mt-24 hover:bg-hover focus-visible:-outline-offset-2 ${chosen ? 'bg-hover' : ''} ${className}`}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {isBand(item) ? (
        <th colSpan={columns.length} scope="rowgroup" className="col-span-full min-w-0 text-left">
          {item.content}
        </th>
      ) : (
        columns.map(({ id, className: place = '', cell, isRowHeader }) =>
          isRowHeader ? (
            <th
              key={id}
              scope="row"
              className={`min-w-0 text-left font-normal ${place} ${chosen === null ? '' : 'flex items-center gap-3'}`}
            >
              {chosen !== null && (
                <input
                  type="checkbox"
                  aria-label={`Choose ${visibleText(name)}`}
                  checked={chosen}
                  onChange={() => onToggle(name)}
                  className="size-4 shrink-0 accent-accent"
                />
              )}
              {cell(item)}
            </th>
          ) : (
            <td key={id} className={`min-w-0 ${place}`}>
              {cell(item)}
            </td>
          ),
        )
      )}
    </tr>
  )
}

/** A row at its place. While one scrolls, only those that come into sight are drawn. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- memo forgets that the row is generic
export const Row = memo(PlainRow) as typeof PlainRow

/** Which row the focus came to; null outside rows. */
export function indexOf({ target }: FocusEvent): number | null {
  const index = target.closest('[data-index]')?.getAttribute('data-index')
  return index === null || index === undefined ? null : Number(index)
}

const STAND_INS = Array.from({ length: 12 }, (_, i) => i)

/** Rows of the same shape as those to come. */
export function StandIns({
  columns,
  row,
  rowHeight,
}: {
  columns: readonly { id: string; className?: string }[]
  row: string
  rowHeight: number
}) {
  return (
    <tbody aria-hidden="true" className="block animate-pulse">
      {STAND_INS.map((i) => (
        <tr key={i} className={row} style={{ height: rowHeight }}>
          {columns.map(({ id, className = '' }) => (
            <td key={id} aria-hidden="true" className={className}>
              <div className={`h-3.5 rounded bg-hover ${i % 3 === 0 ? 'w-2/3' : 'w-1/2'}`} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
