import { memo, useMemo, useState } from 'react'
import type { Field } from '../../registry/signature'
import { Button } from '../../ui/Button'
import { FieldRow } from './FieldRow'
import { visibleRows } from './rows'
import { searchRows } from './searchRows'
import { HEAD } from './tableLooks'

const STEP = 500

interface Props {
  fields: readonly Field[]
  name: string
  /** Only what matches them, with what is around it; none: all. */
  words: readonly string[]
}

/**
 * Columns and tensors as a table; what is inside a nested type opens below it. At most 500 rows are drawn at first:
 * signatures of tens of thousands of columns exist.
 */
export const FieldTable = memo(function FieldTable({ fields, name, words }: Props) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [limit, setLimit] = useState(STEP)
  const searching = words.length > 0
  const { rows, entries, cut } = useMemo(
    () =>
      words.length > 0
        ? { ...searchRows(fields, words, turned, limit), entries: null }
        : visibleRows(fields, turned, limit),
    [fields, words, turned, limit],
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

  if (searching && rows.length === 0) return <NothingFound />
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
            {entries === null
              ? `The first ${limit.toLocaleString('en')} rows of what was found.`
              : `The first ${entries.toLocaleString('en')} of ${fields.length.toLocaleString('en')}.`}
          </span>
          <Button look="quiet" onClick={() => setLimit(limit + STEP)}>
            Show {STEP} more rows
          </Button>
        </p>
      )}
    </>
  )
})

const NothingFound = () => <p className="text-table text-quiet">Nothing found here.</p>
