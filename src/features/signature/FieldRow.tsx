import { typeText } from '../../registry/signatureText'
import { Chevron } from '../../ui/Disclosure'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import type { Row } from './rows'
import { CELL } from './tableLooks'

// Deeper rows stay under each other: what is inside what is also said in words.
const DEEPEST_INDENT = 8

interface Props {
  row: Row
  shows: { shape: boolean; required: boolean; nested: boolean }
  onTurn: () => void
}

export function FieldRow({ row, shows, onTurn }: Props) {
  const { field } = row
  return (
    <tr className="border-b border-line">
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <div
          className="flex min-w-0 items-start gap-1"
          style={{ paddingInlineStart: `${Math.min(row.level - 1, DEEPEST_INDENT) * 1.25}rem` }}
        >
          {row.inside > 0 && <Turn row={row} onTurn={onTurn} />}
          {shows.nested && row.inside === 0 && <span className="w-5 shrink-0" />}
          <span className="min-w-0 font-mono">
            <Name row={row} />
          </span>
          {row.within.length > 0 && (
            <span className="sr-only">in {row.within.map(visibleText).join(', ')}</span>
          )}
        </div>
      </th>
      {field.kind === 'unreadable' ? (
        <td className={CELL} colSpan={1 + Number(shows.shape) + Number(shows.required)}>
          <span className="text-warn">can’t be read:</span>{' '}
          <code className="font-mono text-quiet">
            <UserText text={field.text} />
          </code>
        </td>
      ) : (
        <>
          <td className={`${CELL} font-mono`}>
            <UserText text={field.kind === 'tensor' ? field.dtype : typeText(field.type)} />
          </td>
          {shows.shape && (
            <td className={`${CELL} font-mono tabular-nums`}>
              {field.kind === 'tensor' ? `(${field.shape.join(', ')})` : <NotForThis />}
            </td>
          )}
          {shows.required && (
            <td className={CELL}>
              {field.kind === 'tensor' ? <NotForThis /> : <Required required={field.required} />}
            </td>
          )}
        </>
      )}
    </tr>
  )
}

function Turn({ row, onTurn }: { row: Row; onTurn: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={row.open}
      aria-label={`Inside ${row.name === null ? `entry ${row.position}` : visibleText(row.name)}`}
      className="-my-px grid size-5 shrink-0 place-items-center rounded text-quiet hover:bg-hover hover:text-ink"
      onClick={onTurn}
    >
      <Chevron open={row.open} />
    </button>
  )
}

function Name({ row }: { row: Row }) {
  if (row.name === null) return <span className="text-quiet">unnamed {row.position}</span>
  return row.name === '' ? (
    <span className="text-quiet">(empty name)</span>
  ) : (
    <UserText text={row.name} />
  )
}

const Required = ({ required }: { required: boolean }) =>
  required ? <span>required</span> : <span className="text-quiet">optional</span>

/** A tensor has no `required`, a column no shape. */
const NotForThis = () => <span className="text-quiet">–</span>
