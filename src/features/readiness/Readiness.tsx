import { useState } from 'react'
import type { Check, Result } from '../../registry/checks/check'
import type { VersionFacts } from '../../registry/checks/facts'
import { runChecks } from '../../registry/checks/runChecks'
import { DEFAULT_POLICY } from '../../registry/policy'
import { Disclosure } from '../../ui/Disclosure'
import { UserText } from '../../ui/UserText'

const LOOKS = {
  fail: { sign: '✕', word: 'fails', look: 'text-fail' },
  unknown: { sign: '?', word: 'not known', look: 'text-unknown' },
  warn: { sign: '▲', word: 'to look at', look: 'text-warn' },
  pass: { sign: '✓', word: 'passes', look: 'text-pass' },
} as const satisfies Record<Result, unknown>

/** One sentence first; then what wants a look, and folded what passes. */
export function Readiness({ facts }: { facts: VersionFacts }) {
  const [now] = useState(() => new Date())
  const { checks, sentence } = runChecks({
    candidate: facts,
    against: { kind: 'not asked' },
    policy: DEFAULT_POLICY,
    guard: null,
    now,
  })
  const passed = checks.filter(({ result }) => result === 'pass')
  const others = checks.filter(({ result }) => result !== 'pass')
  return (
    <div className="space-y-2">
      <p className="text-table font-semibold">
        <UserText text={sentence} />
      </p>
      {others.length > 0 && <List checks={others} label="Checks that do not pass" />}
      {passed.length > 0 && (
        <Disclosure label={`${passed.length} ${passed.length === 1 ? 'passes' : 'pass'}`}>
          <List checks={passed} label="Checks that pass" />
        </Disclosure>
      )}
    </div>
  )
}

const List = ({ checks, label }: { checks: readonly Check[]; label: string }) => (
  <ul aria-label={label} className="divide-y divide-line text-table">
    {checks.map((check) => (
      <Line key={check.gate} check={check} />
    ))}
  </ul>
)

function Line({ check: { title, result, fact, details, from } }: { check: Check }) {
  const { sign, word, look } = LOOKS[result]
  return (
    <li className="flex gap-2 py-1.5">
      <span aria-hidden="true" className={`w-4 shrink-0 text-center font-semibold ${look}`}>
        {sign}
      </span>
      <div className="min-w-0">
        <p>
          <span className="font-semibold">{title}</span>
          <span className={`ml-1.5 text-label ${look}`}>{word}</span>
        </p>
        <p className="break-words">
          <UserText text={fact} />
          <span className="text-label text-quiet"> · {from}</span>
        </p>
        {details.length > IN_SIGHT ? (
          <Disclosure label={`${details.length} more`}>
            <Details details={details} />
          </Disclosure>
        ) : (
          <Details details={details} />
        )}
      </div>
    </li>
  )
}

/** So many are shown at once. */
const IN_SIGHT = 3

const Details = ({ details }: { details: readonly string[] }) => (
  <ul>
    {[...new Set(details)].map((detail) => (
      <li key={detail} className="break-words">
        <UserText text={detail} />
      </li>
    ))}
  </ul>
)
