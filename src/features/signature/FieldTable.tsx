import { memo, useMemo, useState } from 'react'
import type { Field } from '../../registry/signature'
import { Button } from '../../ui/Button'
import { FieldRow } from './FieldRow'
import { visibleRows } from './rows'
import { HEAD } from './tableLooks'

const STEP = 500

/**
 * Columns and tensors as a table; what is inside a nested type opens below it. At most 500 rows are drawn at first:
 * signatures of tens of thousands of columns exist.
 */
export const FieldTable = memo(function FieldTable({
  fields,
  name,
}: {
  fields: readonly Field[]
  name: string
}) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [limit, setLimit] = useState(STEP)
  const { rows, entries, cut } = useMemo(
    () => visibleRows(fields, turned, limit),
    [fields, turned, limit],
  )
  const nested = rows.some(({ inside }) => inside > 0)
  const shows = useMemo(
    () => ({
      shape: fields.some(({ kind }) => kind === 'tensor'),
      required: fields.some(({ kind }) => kind === 'column'),
      anyLength: fields.some((field) => field.kind === 'tensor' && field.shape.includes(-1)),
      nested,
    }),
    [fields, nested],
  )

  function turn(key: string) {
    const next = new Set(turned)
    if (!next.delete(key)) next.add(key)
    setTurned(next)
  }

  return (
    <>
      <table aria-label={name} className="w-full table-fixed text-table">
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className={`${HEAD} w-2/5 ${nested ? 'pl-5' : ''}`}>
              Name
            </th>
            <th scope="col" className={`${HEAD} w-[35%]`}>
              Type
            </th>
            {shows.shape && (
              <th scope="col" className={HEAD}>
                Shape
              </th>
            )}
            {shows.required && (
              <th scope="col" className={HEAD}>
                Required
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FieldRow
              key={row.key}
              row={row}
              alone={fields.length === 1}
              shows={shows}
              onTurn={() => turn(row.key)}
            />
          ))}
        </tbody>
      </table>
      {shows.anyLength && (
        <p className="mt-1 text-label text-quiet">
          <span className="font-mono">-1</span> is any length.
        </p>
      )}
      {cut && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-table text-quiet">
          <span>
            The first {entries.toLocaleString('en')} of {fields.length.toLocaleString('en')}.
          </span>
          <Button look="quiet" onClick={() => setLimit(limit + STEP)}>
            Show {STEP} more rows
          </Button>
        </p>
      )}
    </>
  )
})
