import { cut } from '../../lib/cut'
import type { TextCell, TextRow } from '../../registry/compare/sections'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { useSome } from '../../ui/useSome'
import { visibleText } from '../../ui/visibleText'

const STEP = 100
const LONGEST = 400

interface Props {
  /** What it compares: "Environment". */
  label: string
  /** The head of the first column: "Package". */
  head: string
  /** What each version is called; the first is the baseline. */
  versions: readonly string[]
  rows: readonly TextRow[]
  /** What else can be seen of a row, below its last value. */
  more?: (row: TextRow) => React.ReactNode
}

/** Names and values of versions beside those of the baseline; what became of each is said in a word. */
export function DiffTable({ label, head, versions, rows, more }: Props) {
  const { some, more: others } = useSome(rows, { first: STEP })
  const several = versions.length > 2
  const table = (
    <table
      aria-label={label}
      className="w-full table-fixed text-table"
      // beyond two, columns keep a width at which they can be read, and scroll
      style={several ? { minWidth: `${(versions.length + 1) * 9}rem` } : undefined}
    >
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className={`${HEAD} ${several ? PINNED : 'w-[32%]'}`}>
            {head}
          </th>
          {versions.map((name, i) => (
            // two of one name may meet, where a version takes over from itself
            <th
              key={`${i} ${name}`}
              scope="col"
              className="py-1 pr-3 text-left align-bottom font-normal"
            >
              <UserText text={name} className="font-mono text-[0.75rem] font-semibold" />
              {i === 0 && <span className="label"> baseline</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {some.map((row) => (
          <tr key={row.key} className="border-b border-line last:border-b-0">
            <th
              scope="row"
              className={`py-1 pr-3 text-left align-top font-mono text-[0.75rem] leading-5 font-normal ${several ? PINNED : ''}`}
            >
              <UserText text={cut(row.name, LONGEST)} words />
              {row.note !== null && (
                <span className="block font-sans text-label text-quiet">
                  <UserText text={row.note} />
                </span>
              )}
            </th>
            {row.cells.map((cell, i) => (
              <td key={i} className="py-1 pr-3 align-top">
                <Cell cell={cell} base={i === 0} />
                {i === row.cells.length - 1 && more?.(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <>
      {several ? <Scroller label={`${label}, by version`}>{table}</Scroller> : table}
      {others}
    </>
  )
}

const HEAD = 'label py-1 pr-3 text-left align-bottom'
const PINNED = 'sticky left-0 z-1 bg-surface'

/** By colour, sign and word. */
const MARKS: Readonly<Record<TextCell['change'], { sign: string; look: string }>> = {
  same: { sign: '', look: 'text-quiet' },
  changed: { sign: '≠', look: 'text-warn' },
  added: { sign: '+', look: 'text-pass' },
  removed: { sign: '−', look: 'text-fail' },
  unknown: { sign: '?', look: 'text-unknown' },
  better: { sign: '▲', look: 'text-pass' },
  worse: { sign: '▼', look: 'text-fail' },
  apart: { sign: '≠', look: 'text-unknown' },
}

function Cell({
  cell: { text, more = [], change, move },
  base,
}: {
  cell: TextCell
  base: boolean
}) {
  if (change === 'unknown' && text === null) return <Mark change="unknown" word="unknown" />
  const { look } = MARKS[change]
  return (
    <div className={base || change !== 'same' ? '' : 'text-quiet'}>
      {text === null
        ? change !== 'removed' && <None />
        : [text, ...more].map((line, i) => (
            <span
              // the lines of a value never change places
              key={i}
              title={line.length > LONGEST ? visibleText(line) : undefined}
              className={`block font-mono text-[0.75rem] ${i === 0 ? '' : 'text-quiet'}`}
            >
              <UserText text={cut(line, LONGEST)} />
            </span>
          ))}
      {move !== '' && (
        <span className={`block text-label ${look}`}>
          <Mark change={change} word={move} />
        </span>
      )}
    </div>
  )
}

function Mark({ change, word }: { change: TextCell['change']; word: string }) {
  const { sign, look } = MARKS[change]
  return (
    <span className={`text-label ${look}`}>
      {sign !== '' && <span aria-hidden="true">{sign} </span>}
      {word}
    </span>
  )
}

const None = () => (
  <span className="text-quiet">
    <span aria-hidden="true">–</span>
    <span className="sr-only">none</span>
  </span>
)
