import { useState } from 'react'
import { cut } from '../lib/cut'
import { Button } from './Button'
import { Scroller } from './Scroller'
import { UserText } from './UserText'

const LINES = 30
const LONGEST_LINE = 2_000

/** Text of a file, line by line, each with what the eye would miss made visible. A long file opens in steps. */
export function TextLines({ text, label }: { text: string; label: string }) {
  const [shown, setShown] = useState(LINES)
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const rest = lines.length - shown
  return (
    <>
      <Scroller label={label} className="rounded bg-sunken px-3 py-2">
        <pre className="w-max min-w-full font-mono text-[0.75rem] leading-5 wrap-normal">
          {lines.slice(0, shown).map((line, i) => (
            // the lines of a text never change places
            <Line key={i} text={cut(line, LONGEST_LINE)} />
          ))}
        </pre>
      </Scroller>
      {rest > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setShown(shown * 5)}>
          Show more; {rest.toLocaleString('en')} {rest === 1 ? 'line is' : 'lines are'} left
        </Button>
      )}
    </>
  )
}

function Line({ text }: { text: string }) {
  // indentation is seen as it is; spaces at the end of a line are not
  const indent = /^[ \t]*/.exec(text)?.[0] ?? ''
  return (
    <span className="block min-h-5">
      {indent}
      <UserText text={text.slice(indent.length)} />
    </span>
  )
}
