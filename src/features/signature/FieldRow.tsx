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
  /** It has no sibling to be told from. */
  alone: boolean
  shows: { shape: boolean; required: boolean; nested: boolean }
  onTurn: () => void
}

export function FieldRow({ row, alone, shows, onTurn }: Props) {
  const { field } = row
  return (
    <tr className="border-b border-line">
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <div
          className="flex min-w-0 items-start"
          style={{ paddingInlineStart: `${Math.min(row.level - 1, DEEPEST_INDENT) * 0.75}rem` }}
        >
          {row.inside > 0 ? (
            <button
              type="button"
              aria-expanded={row.open}
              className="-my-px flex min-w-0 items-start rounded text-left font-mono hover:bg-hover"
              onClick={onTurn}
            >
              <span className="grid size-5 shrink-0 place-items-center text-quiet">
                <Chevron open={row.open} />
              </span>
              <Name row={row} alone={alone} />
            </button>
          ) : (
            <span className={`min-w-0 font-mono ${shows.nested ? 'pl-5' : ''}`}>
              <Name row={row} alone={alone} />
            </span>
          )}
          {row.within.length > 0 && (
            <>
              {' '}
              <span className="sr-only">in {row.within.map(visibleText).join(', ')}</span>
            </>
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

function Name({ row, alone }: { row: Row; alone: boolean }) {
  if (!row.hit && row.name) return <UserText text={row.name} className="text-quiet" />
  if (row.name === null) {
    return <span className="text-quiet">{alone ? 'unnamed' : `unnamed ${row.position}`}</span>
  }
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
