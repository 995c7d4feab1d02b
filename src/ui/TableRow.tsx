import { type FocusEvent, type ReactNode, memo } from 'react'
import type { HeadSort } from './SortHead'

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

interface RowProps<T> {
  item: T
  columns: readonly Column<T>[]
  index: number
  top: number
  height: number
  className: string
}

function PlainRow<T>({ item, columns, index, top, height, className }: RowProps<T>) {
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={`absolute inset-x-0 top-0 hover:bg-hover ${className}`}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {columns.map(({ id, className: place = '', cell, isRowHeader }) =>
        isRowHeader ? (
          <th key={id} scope="row" className={`min-w-0 text-left font-normal ${place}`}>
            {cell(item)}
          </th>
        ) : (
          <td key={id} className={`min-w-0 ${place}`}>
            {cell(item)}
          </td>
        ),
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
