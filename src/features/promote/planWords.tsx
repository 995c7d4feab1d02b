import type { ReactNode } from 'react'
import type { StepReport } from '../../backends/ledger/applyRequest'
import type { LaneOutcome } from '../../backends/ledger/moveInLane'
import type { MoveOutcome } from '../../registry/aliasMove'
import type { Mark, Proposal } from '../../registry/ledger/event'
import { stepsOf } from '../../registry/ledger/steps'
import { UserText } from '../../ui/UserText'
import type { Words } from './outcomeWords'
import type { PlanStep } from './PlanDialog'

/** What a plan does, step by step, in words. */
export function stepLabels(proposal: Proposal, back = false): readonly ReactNode[] {
  const moves = stepsOf(proposal, COPY)
  const moved = (back ? moves.toReversed() : moves).map(({ alias, from, to }) => (
    <span key={alias}>
      Move <UserText text={`@${alias}`} className="font-mono font-semibold" /> from{' '}
      <Version of={back ? to : from} /> to <Version of={back ? from : to} />, read it back, record
      it
    </span>
  ))
  return proposal.kind === 'copy' && !back
    ? [
        <span key="copy">
          Copy version {proposal.source.version} of <UserText text={proposal.source.model} /> here
        </span>,
        ...moved,
      ]
    : moved
}

/** Stands for the version that a copy is still to make. */
const COPY: Mark = { version: 'the copy', created: null }

const Version = ({ of }: { of: Mark | null }) =>
  of === null ? (
    <>nobody</>
  ) : of === COPY ? (
    <>the copy</>
  ) : (
    <span className="font-mono">
      v<UserText text={of.version} />
    </span>
  )

/** The steps as they stand after what was reported of them. */
export const stepsAt = (
  labels: readonly ReactNode[],
  reports: ReadonlyMap<number, StepReport>,
): readonly PlanStep[] =>
  labels.map((label, i) => ({ label, state: reports.get(i)?.kind ?? 'waiting' }))

/** Why a step was not done. */
export function laneWords(outcome: LaneOutcome | MoveOutcome): Words {
  switch (outcome.kind) {
    case 'moved':
      return { title: 'It moved', because: 'Checked by reading it back.' }
    case 'already-there':
      return {
        title: 'It pointed there already',
        because: 'Somebody else had moved it there. Nothing was written.',
      }
    case 'busy':
      return {
        title: 'Somebody else is moving it',
        because: `${outcome.open.by.name} has announced a move that is not settled. It can be settled on this page.`,
      }
    case 'moved-by-other':
      return {
        title: 'Somebody else moved it',
        because:
          outcome.holder === null
            ? 'It points to nothing now.'
            : `It points to v${outcome.holder} now.`,
      }
    case 'called-off':
      return { title: 'Called off before it moved', because: outcome.because }
    case 'denied':
      return {
        title:
          'on' in outcome && outcome.on === 'record'
            ? 'You may not write the record, so the alias was not touched'
            : 'You may not move this alias',
        because: outcome.message,
      }
    case 'refused':
      return { title: 'The server would not take it', because: outcome.message }
    case 'open':
      return {
        title: outcome.moved
          ? 'It moved, and that is not recorded'
          : 'Whether it moved is not known',
        because: outcome.message,
      }
    case 'given-up':
      return { title: 'Given up', because: 'The alias stays where it is, and the lane says so.' }
    case 'unannounced':
      return {
        title: 'Whether the move was announced is not known',
        because: `${outcome.message} The alias was not touched.`,
      }
    case 'unknown':
      return { title: 'Whether it moved is not known', because: outcome.message }
    default:
      return outcome satisfies never
  }
}
