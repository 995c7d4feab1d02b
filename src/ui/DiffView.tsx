import { useMemo } from 'react'
import { cut } from '../lib/cut'
import { type DiffPart, diffLines } from '../lib/lineDiff'
import { UserText } from './UserText'

const CONTEXT = 3
const MOST_LINES = 500
const LONGEST_LINE = 2_000

interface Props {
  before: string
  after: string
  label: string
}

const LOOKS = {
  same: { sign: ' ', word: '', look: 'text-quiet' },
  removed: { sign: '−', word: 'removed: ', look: 'bg-fail-ground text-fail' },
  added: { sign: '+', word: 'added: ', look: 'bg-pass-ground text-pass' },
} as const

type Row = { kind: keyof typeof LOOKS; text: string } | { kind: 'folded'; count: number }

/** What leads from one text to another, line by line; long stretches that are the same are folded. */
export function DiffView({ before, after, label }: Props) {
  const rows = useMemo(() => rowsOf(diffLines(before, after)), [before, after])
  if (before === after) return <p className="text-table text-quiet">No changes.</p>
  return (
    <ol aria-label={label} className="font-mono text-[0.75rem] leading-5">
      {rows.slice(0, MOST_LINES).map((row, i) =>
        row.kind === 'folded' ? (
          <li key={i} className="px-2 py-1 text-quiet">
            {row.count.toLocaleString('en')} {row.count === 1 ? 'line is' : 'lines are'} the same
          </li>
        ) : (
          <li key={i} className={`flex gap-2 px-2 ${LOOKS[row.kind].look}`}>
            <span aria-hidden="true" className="shrink-0 whitespace-pre select-none">
              {LOOKS[row.kind].sign}
            </span>
            <span className="min-w-0 whitespace-pre-wrap">
              <span className="sr-only">{LOOKS[row.kind].word}</span>
              <UserText text={cut(row.text, LONGEST_LINE)} />
            </span>
          </li>
        ),
      )}
      {rows.length > MOST_LINES && (
        <li className="px-2 py-1 text-quiet">
          {(rows.length - MOST_LINES).toLocaleString('en')} more lines are not shown.
        </li>
      )}
    </ol>
  )
}

function rowsOf(parts: readonly DiffPart[]): Row[] {
  return parts.flatMap(({ kind, lines }, i): Row[] => {
    const rows = lines.map((text): Row => ({ kind, text }))
    if (kind !== 'same') return rows
    const head = i === 0 ? 0 : CONTEXT
    const tail = i === parts.length - 1 ? 0 : CONTEXT
    const count = lines.length - head - tail
    // one line folded saves nothing
    if (count < 2) return rows
    return [...rows.slice(0, head), { kind: 'folded', count }, ...rows.slice(rows.length - tail)]
  })
}
