import { useState } from 'react'
import { useApp } from '../../app'
import type { Carried, Carrying, StepReport } from '../../backends/ledger/applyRequest'
import type { NoLedger } from '../../queries/readyLedger'
import { useApply, useRollBack } from '../../queries/useLedgerApply'
import type { Facts } from '../../registry/ledger/judge'
import type { ReviewRequest } from '../../registry/ledger/request'
import { type Person, mayOn } from '../../registry/ledger/rules'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { focusFirst } from '../common/focusFirst'
import { useRereadRight } from '../common/useRight'
import { PlanDialog } from './PlanDialog'
import { type Words } from './outcomeWords'
import { laneWords, stepLabels, stepsAt } from './planWords'
import { useTakeName } from './useSay'

interface Props {
  act: 'apply' | 'roll-back'
  title: string
  confirm: string
  request: ReviewRequest
  person: Person
  facts: Facts
  notYet: string | null
  name: string | null
  onClose: () => void
}

/** Applies a request, or rolls it back: the plan, then each step as it is done. Whoever comes later goes on from where it stopped. */
export function CarryDialog(props: Props) {
  const { act, title, confirm, request, person, facts, notYet, name, onClose } = props
  const app = useApp()
  const { model } = request.proposal
  const apply = useApply(app, model, request.run)
  const back = useRollBack(app, model, request.run)
  const reread = useRereadRight(model)
  const takeName = useTakeName()
  const [reports, setReports] = useState<ReadonlyMap<number, StepReport>>(new Map())
  const [carried, setCarried] = useState<Carried | NoLedger | null>(null)
  const busy = apply.isPending || back.isPending
  const run = async ({ reason, name: called }: { reason: string; name: string | null }) => {
    setReports(new Map())
    setCarried(null)
    await takeName(called)
    const wish: Omit<Carrying, 'run'> = {
      onStep: (step, report) => setReports((now) => new Map(now).set(step, report)),
      unless: async (_log, now) => {
        const asked = { ...person, name: called ?? person.name, move: await reread('set-alias') }
        const right = mayOn(now, asked, facts)[act]
        return right.may === 'no' ? right.because : null
      },
    }
    setCarried(
      await (act === 'apply' ? apply.mutateAsync(wish) : back.mutateAsync({ ...wish, reason })),
    )
  }
  return (
    <PlanDialog
      title={title}
      steps={stepsAt(stepLabels(request.proposal, act === 'roll-back'), reports)}
      reason={act === 'roll-back' ? { label: 'Reason', required: true } : null}
      name={name}
      confirm={confirm}
      busy={busy}
      notYet={notYet}
      outcome={
        carried === null || busy ? null : (
          <CarriedNote
            carried={carried}
            act={act}
            onAgain={() => setCarried(null)}
            onClose={onClose}
          />
        )
      }
      onConfirm={(said) => void run(said)}
      onClose={onClose}
    />
  )
}

interface NoteProps {
  carried: Carried | NoLedger
  act: Props['act']
  onAgain: () => void
  onClose: () => void
}

export function CarriedNote({ carried, act, onAgain, onClose }: NoteProps) {
  const done = carried.kind === 'done'
  const words = done ? DONE[act] : wordsOf(carried)
  return (
    <Note
      tone={done ? 'pass' : 'fail'}
      title={words.title}
      live
      actions={
        <>
          {!done && <Button onClick={onAgain}>Look at the steps again</Button>}
          <Button ref={focusFirst} look={done ? 'primary' : 'plain'} onClick={onClose}>
            {done ? 'Done' : 'Close'}
          </Button>
        </>
      }
    >
      <UserText text={words.because} />
    </Note>
  )
}

const DONE: Readonly<Record<Props['act'], Words>> = {
  apply: {
    title: 'All of it is done and recorded',
    because: 'Each alias was read back. It is read back once more in a moment.',
  },
  'roll-back': {
    title: 'Rolled back',
    because: 'Each alias is where it was before, and was read back.',
  },
}

function wordsOf(carried: Exclude<Carried | NoLedger, { kind: 'done' }>): Words {
  switch (carried.kind) {
    case 'stopped': {
      const words = carriedStop(carried.outcome)
      return {
        title: words.title,
        because: `${words.because} What was done before it stays done, and can be gone on from.`,
      }
    }
    case 'untold':
      return {
        title: 'It is done, and the request does not say so yet',
        because: `${carried.message} Begin again: nothing is done twice.`,
      }
    case 'not-allowed':
      return { title: 'Not begun', because: carried.because }
    case 'denied':
      return { title: 'You may not write this', because: carried.message }
    case 'refused':
      return { title: 'The server would not take it', because: carried.message }
    case 'unknown':
      return { title: 'What became of it is not known', because: carried.message }
    case 'no-ledger':
      return { title: 'There is nothing to record it in', because: carried.message }
    default:
      return carried satisfies never
  }
}

type Stopped = Extract<Carried, { kind: 'stopped' }>['outcome']

/** The making of a copy stops in fewer ways than a move. */
function carriedStop(outcome: Stopped): Words {
  if (outcome.kind === 'unknown') {
    return { title: 'Whether the copy was made is not known', because: outcome.message }
  }
  if (outcome.kind === 'denied' && !('on' in outcome)) {
    return { title: 'You may not copy it here', because: outcome.message }
  }
  return laneWords(outcome)
}
