import type { Finding, Verdict } from '../../registry/serving/findings'
import { Button } from '../../ui/Button'
import { Note, type Tone } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

const MOST = 12

interface Props {
  verdict: Verdict | null
  check: () => void
  /** There is a signature to check against. */
  signed: boolean
}

/** What a scoring server would make of a body, in one line, and why. */
export function VerdictNote({ verdict, check, signed }: Props) {
  if (verdict === null) {
    return (
      <Note
        tone="unknown"
        title="Not checked yet"
        actions={<Button onClick={check}>Check it</Button>}
      >
        The body is large, and checking it takes a moment.
      </Note>
    )
  }
  const { tone, title } = headOf(verdict)
  const found = [...verdict.problems, ...verdict.unsure, ...verdict.warnings]
  const rest = found.length - MOST
  return (
    <>
      {/* spoken when the answer changes, not with every letter that leaves it as it is */}
      <p role="status" className="sr-only">
        {title}
      </p>
      <Note tone={tone} title={title}>
        {found.length > 0 && (
          <ul className="space-y-0.5">
            {found.slice(0, MOST).map((each) => (
              <Said key={`${each.path} ${each.text}`} finding={each} />
            ))}
          </ul>
        )}
        {rest > 0 && <p className="text-quiet">and {rest.toLocaleString('en')} more</p>}
        {!signed && <p>There is no signature to check against, only the form of the body.</p>}
        <p className="mt-1 text-label text-quiet">
          Checked in this page, by the rules of MLflow 3.17. Nothing was sent, and the model may
          still refuse.
        </p>
      </Note>
    </>
  )
}

function headOf({ says, problems, warnings }: Verdict): { tone: Tone; title: string } {
  if (says === 'refused') {
    return {
      tone: 'fail',
      title: `A server would refuse this: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
    }
  }
  if (says === 'unsure')
    return { tone: 'unknown', title: 'Whether a server takes this can’t be told here' }
  return warnings.length === 0
    ? { tone: 'pass', title: 'A server would take this' }
    : { tone: 'warn', title: 'A server would take this, though perhaps not as it is meant' }
}

function Said({ finding: { path, text, count } }: { finding: Finding }) {
  return (
    <li>
      {path !== '' && (
        <>
          <UserText text={path} className="font-mono text-[0.75rem]" />:{' '}
        </>
      )}
      <UserText text={text} />
      {count > 1 && (
        <span className="text-quiet"> (and {(count - 1).toLocaleString('en')} more)</span>
      )}
    </li>
  )
}
