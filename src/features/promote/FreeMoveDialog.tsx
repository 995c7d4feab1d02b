import { useState } from 'react'
import { useApp } from '../../app'
import type { FreeMove } from '../../queries/freeMove'
import { useFreeMove } from '../../queries/useLedgerSettle'
import type { Proposal } from '../../registry/ledger/event'
import { stepsOf } from '../../registry/ledger/steps'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { focusFirst } from '../common/focusFirst'
import { PlanDialog, type PlanStep } from './PlanDialog'
import { laneWords, stepLabels } from './planWords'
import { useTakeName } from './useSay'

interface Props {
  /** Of this model: a copy takes a request. */
  proposal: Exclude<Proposal, { kind: 'copy' }>
  confirm: string
  notYet: string | null
  /** Null: it is known who is asking, or nothing is recorded. */
  name: string | null
  onClose: () => void
}

/** Moves an alias that nothing guards: at once, with a reason that may be left out, on the record where there is one. */
export function FreeMoveDialog({ proposal: shown, confirm, notYet, name, onClose }: Props) {
  // what the person saw is what the move is compared with, however often the page is read again meanwhile
  const [proposal] = useState(shown)
  const moving = useFreeMove(useApp(), proposal.model)
  const takeName = useTakeName()
  const steps = stepsOf(proposal)
  const labels = stepLabels(proposal)
  const [states, setStates] = useState<readonly PlanStep['state'][]>([])
  const [last, setLast] = useState<FreeMove | null>(null)
  const [busy, setBusy] = useState(false)

  const run = async ({ reason, name: called }: { reason: string; name: string | null }) => {
    setBusy(true)
    await takeName(called)
    const done: PlanStep['state'][] = []
    for (const { alias, from, to } of steps) {
      if (to === null) break
      setStates([...done, 'running'])
      // one at a time: if the second is refused, the first is known to have landed
      const moved = await moving.mutateAsync({ alias, from, to, reason })
      setLast(moved)
      const there = moved.outcome.kind === 'moved' || moved.outcome.kind === 'already-there'
      done.push(there ? 'done' : 'stopped')
      setStates([...done])
      if (!there) break
    }
    setBusy(false)
  }
  const all = states.length === steps.length && states.every((state) => state === 'done')
  return (
    <PlanDialog
      title={confirm}
      steps={labels.map((label, i) => ({ label, state: states[i] ?? 'waiting' }))}
      reason={{ label: 'Reason', required: false }}
      name={name}
      confirm={confirm}
      busy={busy}
      notYet={notYet}
      outcome={
        last === null || busy ? null : (
          <Note
            tone={all ? 'pass' : 'fail'}
            title={all ? doneTitle(proposal) : laneWords(last.outcome).title}
            live
            actions={
              <Button ref={focusFirst} look={all ? 'primary' : 'plain'} onClick={onClose}>
                {all ? 'Done' : 'Close'}
              </Button>
            }
          >
            <p>
              {all ? (
                'Checked by reading it back.'
              ) : (
                <UserText text={laneWords(last.outcome).because} />
              )}
            </p>
            {last.unrecorded !== null && (
              <p>
                Not on record: <UserText text={last.unrecorded} />
              </p>
            )}
          </Note>
        )
      }
      onConfirm={(said) => void run(said)}
      onClose={onClose}
    />
  )
}

const doneTitle = ({ alias, to }: Props['proposal']) => `@${alias} points to v${to.version}`
