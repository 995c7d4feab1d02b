import type { Check } from '../../registry/checks/check'
import { UserText } from '../../ui/UserText'

/** More of them are on the page of the version. */
const MOST_DETAILS = 6

/** How what a check found is told: never by colour alone. */
export const RESULTS = {
  fail: { sign: '✕', word: 'Fails', look: 'text-fail' },
  warn: { sign: '▲', word: 'Look', look: 'text-warn' },
  unknown: { sign: '?', word: 'Unknown', look: 'text-unknown' },
  pass: { sign: '✓', word: 'Passes', look: 'text-pass' },
} as const satisfies Record<Check['result'], unknown>

interface Props {
  checks: readonly Check[]
  label: string
}

/** What was found, check by check: the word, the fact, and where it came from. */
export function CheckList({ checks, label }: Props) {
  if (checks.length === 0) return null
  return (
    <ul aria-label={label} className="mt-1 text-table">
      {checks.map(({ gate, title, result, fact, details, from, blocks }) => {
        const { sign, word, look } = RESULTS[result]
        return (
          <li
            key={gate}
            className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 last:border-b-0"
          >
            <span className={look}>
              <span aria-hidden="true">{sign}</span> {blocks ? 'Blocks' : word}
            </span>
            <span className="min-w-0">
              <span className="font-semibold">{title}</span>{' '}
              <span className="text-label text-quiet">by {from}</span>
              <span className="block">
                <UserText text={fact} />
              </span>
              {details.slice(0, MOST_DETAILS).map((detail) => (
                <span key={detail} className="block text-quiet">
                  <UserText text={detail} />
                </span>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
