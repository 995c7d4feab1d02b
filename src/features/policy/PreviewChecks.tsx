import { type ComponentType, type ReactNode, Suspense } from 'react'
import type { Check } from '../../registry/checks/check'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Policy } from '../../registry/policy'
import { type Read, checksEffect } from '../../registry/policyChecks'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'

/** Reads what a request moves: undefined while it does, null where a version can't be read. Loaded when it is first drawn. */
export type ReadFacts = ComponentType<{
  request: ReviewRequest
  children: (read: Omit<Read, 'now'> | null | undefined) => ReactNode
}>

interface Props {
  request: ReviewRequest
  before: Policy
  after: Policy
  facts: ReadFacts
}

/** What the checks of one open request say before and after. */
export function PreviewChecks({ request, before, after, facts: Facts }: Props) {
  const now = useNow()
  return (
    <Suspense fallback={READING}>
      <Facts request={request}>
        {(read) =>
          read === undefined ? (
            READING
          ) : read === null ? (
            <p>
              <span aria-hidden="true">?</span> What its checks would say is not known: a version
              could not be read.
            </p>
          ) : (
            <Effects {...checksEffect(request, { ...read, now }, before, after)} />
          )
        }
      </Facts>
    </Suspense>
  )
}

const READING = (
  <p role="status" className="text-quiet">
    Running its checks…
  </p>
)

function Effects({ blocked, freed, still, unknown }: ReturnType<typeof checksEffect>) {
  if (blocked.length + freed.length + still.length + unknown.length === 0) {
    return <p className="text-quiet">No check blocks it, neither before nor after.</p>
  }
  return (
    <ul>
      <Line sign="✕" look="text-fail" words="Newly blocked by" checks={blocked} />
      {freed.length > 0 && (
        <li>
          <span aria-hidden="true" className="text-pass">
            ✓
          </span>{' '}
          No longer blocked by {freed.join(', ')}
        </li>
      )}
      <Line sign="✕" look="text-quiet" words="Still blocked by" checks={still} />
      <Line sign="?" look="text-unknown" words="Not known, and would block" checks={unknown} />
    </ul>
  )
}

interface LineProps {
  sign: string
  look: string
  words: string
  checks: readonly Check[]
}

const Line = ({ sign, look, words, checks }: LineProps) =>
  checks.map(({ gate, title, result, fact }) => (
    <li key={gate}>
      <span aria-hidden="true" className={look}>
        {sign}
      </span>{' '}
      {words}
      {result === 'unknown' && sign === '✕' && ', since it is not known'}: {title} (
      <UserText text={fact} />)
    </li>
  ))
