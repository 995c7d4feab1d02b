import { useId } from 'react'
import { UserText } from '../../ui/UserText'
import type { Draft } from './draft'

interface Props {
  draft: Draft
  closed: boolean
  onChange: (text: string) => void
}

/** The policy as it is written down, to edit or to paste; what is wrong with it beside it. */
export function PolicyJson({ draft: { text, problems }, closed, onChange }: Props) {
  const field = useId()
  const wrong = useId()
  return (
    <div className="flex min-w-0 flex-col">
      <label htmlFor={field} className="label">
        As JSON
      </label>
      <textarea
        id={field}
        value={text}
        readOnly={closed}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? wrong : undefined}
        onChange={({ target }) => onChange(target.value)}
        className="min-h-72 w-full flex-1 rounded border border-line-strong bg-raised p-2 font-mono text-[0.75rem] leading-5 text-ink"
      />
      {problems.length > 0 && (
        <ul id={wrong} aria-label="What is wrong with it" className="mt-1 text-table text-fail">
          {problems.map((problem) => (
            <li key={problem}>
              <span aria-hidden="true">✕ </span>
              <UserText text={problem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
