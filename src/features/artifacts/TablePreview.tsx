import { useMemo, useState } from 'react'
import { readDelimited } from '../../lib/delimited'
import type { Head } from '../../queries/versionFiles'
import { Button } from '../../ui/Button'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { Cut } from './TextPreview'

const MOST_ROWS = 1000
const MOST_COLUMNS = 50
const STEP = 50
const CELL = 'max-w-[24rem] py-1 pr-4 align-top'

/** A file of separated values; the first row names the columns. */
export function TablePreview({ head, path }: { head: Head; path: string }) {
  const { rows, more } = useMemo(() => read(head, path), [head, path])
  const [shown, setShown] = useState(STEP)
  const [names = [], ...body] = rows
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const columns = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, i) => i)
  return (
    <>
      <Cut head={head} />
      <Scroller label={`Table ${path}`} className="max-h-[32rem] rounded bg-sunken px-3 py-1">
        <table aria-label={path} className="w-full text-table">
          <thead>
            <tr className="border-b border-line-strong">
              {columns.map((at) => (
                <th key={at} scope="col" className={`${CELL} text-left font-semibold`}>
                  <UserText text={names[at] ?? ''} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.slice(0, shown).map((row, i) => (
              // rows of a file never change places
              <tr key={i} className="border-b border-line last:border-b-0">
                {columns.map((at) => (
                  <td
                    key={at}
                    className={`${CELL} ${isNumber(row[at]) ? 'text-right tabular-nums' : ''}`}
                  >
                    <UserText text={row[at] ?? ''} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-table text-quiet">
        {saidOf(body.length, width, more || head.more)}
        {body.length > shown && (
          <Button look="quiet" onClick={() => setShown(shown * 4)}>
            Show more rows
          </Button>
        )}
      </p>
    </>
  )
}

function read(head: Head, path: string) {
  const text = new TextDecoder().decode(head.bytes)
  const { rows, more } = readDelimited(text, separatorOf(text, path), MOST_ROWS + 1)
  // where the file was cut, its last row was, too
  return { rows: head.more && !more ? rows.slice(0, -1) : rows, more }
}

/** Excel writes semicolons in half of Europe. */
function separatorOf(text: string, path: string) {
  if (/\.tsv$/i.test(path)) return '\t'
  const [line = ''] = text.split('\n', 1)
  return line.includes(';') && !line.includes(',') ? ';' : ','
}

const isNumber = (text: string | undefined) =>
  text !== undefined && /^-?[\d.]+(?:e[+-]?\d+)?$/i.test(text)

function saidOf(rows: number, columns: number, more: boolean): string {
  const counted = `${more ? 'The first ' : ''}${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
  const cut = columns > MOST_COLUMNS ? `, the first ${MOST_COLUMNS} of` : ','
  return `${counted}${cut} ${columns.toLocaleString('en')} ${columns === 1 ? 'column' : 'columns'}`
}
