import type { Judged } from '../../registry/ledger/judge'
import type { RequestState } from '../../registry/ledger/request'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'

interface Props {
  state: RequestState
  judged: Judged
  /** What was approved is not what would happen now. */
  stale: boolean
  /** The policy asks for nothing before this moves. */
  unguarded: boolean
}

/** Where a request stands, in a sentence. */
export function Standing({ state, judged, stale, unguarded }: Props) {
  const { request, needed, enough } = judged
  const have = request.approvals.length
  switch (state) {
    case 'open':
    case 'approved':
      return unguarded ? (
        <>Nothing guards this alias, so no approval is needed. {approvals(have)}</>
      ) : needed === undefined ? (
        <>Open. The policy is being read.</>
      ) : enough && state === 'approved' ? (
        <>
          <strong>{stale ? 'Stale' : 'Approved'}</strong>
          {stale ? ': what was approved is not what would happen now. Approved' : ''} by{' '}
          <Names of={request.approvals.map(({ by }) => by.name)} />
          {stale ? '.' : ': ready to move.'}
        </>
      ) : enough ? (
        <>
          <strong>Open.</strong> {approvals(have)} A check still blocks.
        </>
      ) : (
        <>
          <strong>Open.</strong> {needed} {needed === 1 ? 'person' : 'people'} must approve;{' '}
          {have === 0 ? 'nobody has' : have === 1 ? 'one has' : `${have} have`}.
          {request.expires !== null && (
            <>
              {' '}
              Runs out <Time at={request.expires} />.
            </>
          )}
        </>
      )
    case 'changes-requested':
      return (
        <>
          <strong>Changes requested</strong> by{' '}
          <Names of={request.changes.map(({ by }) => by.name)} />.
        </>
      )
    case 'applying':
      return (
        <>
          <strong>Half done.</strong> It was begun, and not all steps are recorded.
        </>
      )
    case 'applied':
      return (
        <>
          <strong>Applied</strong> by{' '}
          <Names of={request.applied ? [request.applied.by.name] : []} />{' '}
          <Time at={request.applied?.at ?? null} />; to be read back once more.
        </>
      )
    case 'verified':
      return (
        <>
          <strong>Verified.</strong> Applied by{' '}
          <Names of={request.applied ? [request.applied.by.name] : []} />, read back{' '}
          <Time at={request.verified} />.
        </>
      )
    case 'rolled-back':
      return (
        <>
          <strong>Rolled back</strong> by{' '}
          <Names of={request.rolledBack ? [request.rolledBack.by.name] : []} />{' '}
          <Time at={request.rolledBack?.at ?? null} />.
        </>
      )
    case 'rejected':
      return <strong>Rejected, for good.</strong>
    case 'withdrawn':
      return <strong>Withdrawn.</strong>
    case 'expired':
      return (
        <>
          <strong>Expired</strong> <Time at={request.expires} />.
        </>
      )
    case 'superseded':
      return <strong>Replaced by another request.</strong>
    default:
      return state satisfies never
  }
}

const approvals = (have: number) =>
  have === 0 ? '' : `${have} ${have === 1 ? 'person has' : 'people have'} approved.`

function Names({ of }: { of: readonly string[] }) {
  const names = [...new Set(of)]
  return (
    <>
      {names.map((name, i) => (
        <span key={name}>
          {i > 0 && (i === names.length - 1 ? ' and ' : ', ')}
          <UserText text={name} />
        </span>
      ))}
    </>
  )
}
