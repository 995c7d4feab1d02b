import type { Checks } from '../../registry/checks/runChecks'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'

interface Props {
  checks: Checks | null | undefined
  /** Gates that were let pass: they block no longer. */
  waived: ReadonlySet<string>
  /** Nobody can say what is guarded, and so what blocks. */
  untold: boolean
}

/** What stands in the way, in one sentence: the first thing to read. */
export function Sentence({ checks, waived, untold }: Props) {
  if (checks === undefined) {
    return <Skeleton label="Reading whether anything blocks" lines={1} />
  }
  if (checks === null)
    return <Line tone="unknown">The version can’t be read, so nothing can be said of it.</Line>
  if (untold) {
    return (
      <Line tone="unknown">
        Nobody can say what blocks: whether the alias is guarded can’t be told.
      </Line>
    )
  }
  const blocking = checks.checks.filter(({ blocks }) => blocks)
  const left = blocking.filter(({ gate }) => !waived.has(gate))
  if (blocking.length > 0 && left.length === 0) {
    return (
      <Line tone="warn">
        Nothing blocks: {blocking.map(({ title }) => title).join(', ')}{' '}
        {blocking.length === 1 ? 'was' : 'were'} let pass with a reason.
      </Line>
    )
  }
  // what fails is nothing to be green about, though nobody has to stop for it
  const fails = checks.checks.some(({ result }) => result === 'fail')
  return (
    <Line tone={left.length > 0 ? 'fail' : fails ? 'warn' : 'pass'}>
      <UserText text={checks.sentence} />
    </Line>
  )
}

const TONES = {
  fail: { look: 'border-fail bg-fail-ground', sign: '✕', ink: 'text-fail' },
  warn: { look: 'border-warn bg-warn-ground', sign: '▲', ink: 'text-warn' },
  pass: { look: 'border-pass bg-pass-ground', sign: '✓', ink: 'text-pass' },
  unknown: { look: 'border-dashed border-unknown bg-unknown-ground hatched', sign: '?', ink: '' },
} as const

function Line({ tone, children }: { tone: keyof typeof TONES; children: React.ReactNode }) {
  const { look, sign, ink } = TONES[tone]
  return (
    <p className={`flex max-w-[84ch] gap-2 rounded border-l-2 px-3 py-2 ${look}`}>
      <span aria-hidden="true" className={`font-semibold ${ink}`}>
        {sign}
      </span>
      <span className="min-w-0 font-semibold">{children}</span>
    </p>
  )
}
