import { useState } from 'react'
import { useApp } from '../../app'
import type { StepReport } from '../../backends/ledger/applyRequest'
import { type EmergencyDone, useEmergency } from '../../queries/useLedgerEmergency'
import type { EventOf, Proposal } from '../../registry/ledger/event'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { focusFirst } from '../common/focusFirst'
import { useRereadRight } from '../common/useRight'
import { CarriedNote } from './CarryDialog'
import { PlanDialog } from './PlanDialog'
import { stepLabels, stepsAt } from './planWords'
import { Trouble } from './Trouble'
import type { Words } from './outcomeWords'
import { useTakeName } from './useSay'

interface Props {
  proposal: Proposal
  asked: (reason: string) => EventOf<'asked'>
  attachments: readonly string[]
  /** The run of the open request that it leaves nothing to decide; null: none. */
  replaces: string | null
  notYet: string | null
  name: string | null
  onDone: (run: string) => void
  onClose: () => void
}

/** Moves a guarded alias at once, on record as an emergency; its review is due afterwards. */
export function EmergencyDialog(props: Props) {
  const { asked, attachments, replaces, notYet, name, onDone, onClose } = props
  const [proposal] = useState(props.proposal)
  const emergency = useEmergency(useApp())
  const reread = useRereadRight(proposal.model)
  const takeName = useTakeName()
  const [reports, setReports] = useState<ReadonlyMap<number, StepReport>>(new Map())
  const [done, setDone] = useState<EmergencyDone | null>(null)
  const [trouble, setTrouble] = useState<Words | null>(null)
  const run = async ({ reason, name: called }: { reason: string; name: string | null }) => {
    setTrouble(null)
    await takeName(called)
    const may = await reread('set-alias')
    if (may.may === 'no') return setTrouble({ title: 'You may not move it', because: may.because })
    return setDone(
      await emergency.mutateAsync({
        asked: asked(reason),
        attachments,
        replaces,
        onStep: (step, report) => setReports((now) => new Map(now).set(step, report)),
      }),
    )
  }
  return (
    <PlanDialog
      title="Emergency change"
      steps={stepsAt(stepLabels(proposal), reports)}
      reason={{ label: 'Reason', required: true }}
      name={name}
      confirm="Change it now"
      busy={emergency.isPending}
      notYet={notYet}
      outcome={
        done === null || emergency.isPending ? null : done.kind === 'asked' ? (
          <CarriedNote
            carried={done.carried}
            act="apply"
            onAgain={() => onDone(done.run)}
            onClose={() => onDone(done.run)}
          />
        ) : (
          <Note
            tone="fail"
            title="Not begun"
            live
            actions={
              <Button ref={focusFirst} onClick={onClose}>
                Close
              </Button>
            }
          >
            {done.message}
          </Note>
        )
      }
      onConfirm={(said) => void run(said)}
      onClose={onClose}
    >
      <p className="text-table">
        It moves at once, without the approvals that the policy asks for. Everybody sees that in
        red, and somebody else has to review it.
      </p>
      <Trouble of={trouble} />
    </PlanDialog>
  )
}
