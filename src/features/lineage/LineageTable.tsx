import type { ReactNode } from 'react'
import { Scroller } from '../../ui/Scroller'
import { useSome } from '../../ui/useSome'

const HEADS = ['Node', 'Kind', 'Upstream', 'Downstream', 'Fact'] as const
const FIRST = 100

interface Props<T> {
  rows: readonly T[]
  /** Of the columns but the last, in percent, and of all of it at least, in rem. */
  widths: { columns: readonly [number, number, number, number]; least: number }
  children: (row: T) => ReactNode
}

/** A lineage to be read: one row for each node of a picture. */
export function LineageTable<T>({ rows, widths: { columns, least }, children }: Props<T>) {
  const { some, more } = useSome(rows, { first: FIRST })
  return (
    <>
      <Scroller label="Lineage as a table">
        <table
          aria-label="Lineage"
          className="w-full table-fixed text-table tabular-nums"
          style={{ minWidth: `${least}rem` }}
        >
          <colgroup>
            {columns.map((width, i) => (
              <col key={HEADS[i]} style={{ width: `${width}%` }} />
            ))}
            <col />
          </colgroup>
          <thead className="border-b border-line-strong">
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" className="label py-1 pr-4 text-left">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{some.map(children)}</tbody>
        </table>
      </Scroller>
      {more}
    </>
  )
}
