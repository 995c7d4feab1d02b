import { type ReactNode, useState } from 'react'
import type { Check } from '../../registry/checks/check'
import type { EventOf } from '../../registry/ledger/event'
import type { Facts, Judged } from '../../registry/ledger/judge'
import type { RequestAct, RequestState } from '../../registry/ledger/request'
import type { Person } from '../../registry/ledger/rules'
import type { Right } from '../../registry/right'
import { whyClosed } from '../common/useRight'
import { ACT_FORMS, type SaidAct } from './actForms'
import { type Act, Decision } from './Decision'
import { type EvidenceNow, SayDialog } from './SayDialog'
import { Standing } from './Standing'
import { useActOfAddress } from './useActOfAddress'

/** What is done in steps, or begins another request: each has a dialog of its own. */
export type PlannedAct =
  | 'ask'
  | 'emergency'
  | 'move'
  | 'apply'
  | 'roll-back'
  | 'supersede'
  | 'say-who'

interface Props {
  judged: Judged
  state: RequestState
  rights: Readonly<Record<RequestAct, Right>>
  /** To ask for the same again, or for something else in its place. */
  mayAsk: Right
  mayEmergency: Right
  person: Person
  facts: Facts
  evidence: EvidenceNow | undefined
  blocking: readonly Check[]
  labels: { apply: string; rollBack: string; supersede: string | null }
  notYet: string | null
  /** It is known who is looking, and what they may. */
  ready: boolean
  /** Somebody is about to do something: what it is about is to be read again. */
  onOpen: () => void
  /** Null: it is known who is asking. */
  name: string | null
  plan: (act: PlannedAct, close: () => void) => ReactNode
}

/** Everything that can be done to a request where it stands. */
export function RequestActs(props: Props) {
  const { judged, state, rights, mayAsk, mayEmergency, person, facts, evidence, blocking } = props
  const { labels, name, notYet, ready, onOpen, plan } = props
  const [open, setOpen] = useState<RequestAct | PlannedAct | null>(null)
  const [focusOn, setFocusOn] = useState<RequestAct | null>(null)
  const show = (act: RequestAct | PlannedAct) => {
    onOpen()
    setOpen(act)
  }
  const leaveAddress = useActOfAddress(ready, (act) => {
    const here = actsAt().some(({ id, right }) => id === act && right.may !== 'no')
    if (here) show(act)
    else setFocusOn(act)
  })
  const close = () => {
    setOpen(null)
    leaveAddress()
  }
  const said = (act: Exclude<SaidAct, 'supersede'>, primary = false): Act => ({
    id: act,
    label: ACT_FORMS[act].label,
    right: rights[act],
    primary,
    asks: true,
    onDo: () => show(act),
  })
  const planned = (id: PlannedAct, label: string, right: Right, primary = false): Act => ({
    id,
    label,
    right,
    primary,
    asks: true,
    onDo: () => show(id),
  })
  const { request } = judged
  const unguarded = facts.guard === null
  // where nobody signs in, and this browser knows no name yet
  const unnamed = name !== null && person.name === null
  return (
    <Decision
      standing={
        <Standing
          state={state}
          judged={judged}
          stale={(facts.stale ?? []).length > 0}
          unguarded={unguarded}
        />
      }
      acts={
        unnamed ? [planned('say-who', 'Say who you are', { may: 'yes' }), ...actsAt()] : actsAt()
      }
      focusOn={focusOn}
    >
      {open !== null &&
        (isSaid(open) ? (
          <SayDialog
            act={open}
            request={request}
            person={person}
            facts={facts}
            evidence={evidence}
            blocking={blocking}
            notYet={notYet ?? whyClosed(rights[open])}
            name={name}
            onClose={close}
          />
        ) : isPlanned(open) ? (
          plan(open, close)
        ) : null)}
    </Decision>
  )

  function actsAt(): readonly Act[] {
    switch (state) {
      case 'open':
      case 'approved':
      case 'changes-requested':
        return [
          planned('apply', labels.apply, rights.apply, true),
          said('approve', rights.apply.may === 'no'),
          said('comment'),
          ...(rights['renew-evidence'].may === 'no' ? [] : [said('renew-evidence')]),
          said('request-changes'),
          ...(request.changes.length > 0 ? [said('clear-changes')] : []),
          ...(blocking.length > 0 ? [said('waive')] : []),
          said('reject'),
          said('withdraw'),
          ...(labels.supersede === null
            ? []
            : [planned('supersede', labels.supersede, rights.supersede)]),
          ...(unguarded || request.emergency !== null
            ? []
            : [planned('emergency', 'Emergency change', mayEmergency)]),
        ]
      case 'applying':
        return [planned('apply', 'Resume', rights.apply, true), said('comment')]
      case 'applied':
      case 'verified':
        return [
          ...(request.emergency !== null && request.emergency.reviewed === null
            ? [said('review-emergency', true)]
            : []),
          planned('roll-back', labels.rollBack, rights['roll-back']),
          said('comment'),
        ]
      // nobody ended it: whoever comes to decide finds why they can't any more
      case 'expired':
        return [
          planned('ask', 'Ask again', mayAsk, true),
          said('comment'),
          said('approve'),
          planned('apply', labels.apply, rights.apply),
        ]
      case 'rolled-back':
      case 'rejected':
      case 'withdrawn':
      case 'superseded':
        return [planned('ask', 'Ask again', mayAsk, true), said('comment')]
      default:
        return state satisfies never
    }
  }
}

const PLANNED: readonly string[] = [
  'ask',
  'emergency',
  'move',
  'apply',
  'roll-back',
  'supersede',
  'say-who',
] satisfies PlannedAct[]
const isPlanned = (act: RequestAct | PlannedAct): act is PlannedAct => PLANNED.includes(act)
const isSaid = (act: RequestAct | PlannedAct): act is Exclude<SaidAct, 'supersede'> =>
  act !== 'supersede' && Object.hasOwn(ACT_FORMS, act)

/** What `asked` names as the one before, where a request ended without being applied. */
export const askedAgain = (run: string, state: RequestState): EventOf<'asked'>['again'] =>
  state === 'rejected' || state === 'expired' || state === 'withdrawn' ? run : null
