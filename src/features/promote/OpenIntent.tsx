import { useState } from 'react'
import { useApp } from '../../app'
import { useSettle } from '../../queries/useLedgerSettle'
import type { Lane, OpenIntent as Intent } from '../../registry/ledger/lane'
import type { Right } from '../../registry/right'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { AuthorName } from '../common/AuthorName'
import { useRereadRight, whyClosed } from '../common/useRight'
import { ActDialog, type ActText } from './ActDialog'
import { Trouble } from './Trouble'
import { type Words, troubleOf } from './outcomeWords'
import { laneWords } from './planWords'
import { useTakeName } from './useSay'

interface Props {
  lane: Lane
  /** Who holds the alias now; null: nobody. */
  holder: string | null
  /** The request that is looked at: it is gone on with below. */
  request: string | null
  /** May they move the alias, and write it down? */
  right: Right
  /** Null: it is known who is asking. */
  name: string | null
}

type How = 'resume' | 'give-up'

/** A move that somebody announced and that is not settled: a closed tab, a lost answer, or somebody is at it. */
export function OpenIntent({ lane, holder, request, right, name }: Props) {
  const [asking, setAsking] = useState<How | null>(null)
  const { open, alias, model } = lane
  if (open === null) return null
  const there = open.to !== null && holder === open.to.version
  const before = holder === (open.from?.version ?? null)
  const closed = whyClosed(right)
  const own = request !== null && open.request?.run === request
  return (
    <Note
      tone="warn"
      title={`A move of @${alias} was begun, and is not settled`}
      actions={
        <>
          {there && (
            <Button look="primary" closedBecause={closed} onClick={() => setAsking('resume')}>
              Record as moved
            </Button>
          )}
          {before && !there && !own && (
            <Button closedBecause={closed} onClick={() => setAsking('resume')}>
              Resume
            </Button>
          )}
          {!there && (
            <Button closedBecause={closed} onClick={() => setAsking('give-up')}>
              {before ? 'Give up' : 'Close it'}
            </Button>
          )}
        </>
      }
    >
      <p>
        <AuthorName author={open.by} /> announced <Time at={open.at} /> that it goes from{' '}
        <Held of={open.from?.version ?? null} /> to <Held of={open.to?.version ?? null} />. It
        points to <Held of={holder} /> now: {meaning(there, before)}
      </p>
      {asking !== null && (
        <Settle
          model={model}
          alias={alias}
          intent={open}
          how={asking}
          there={there}
          name={name}
          onClose={() => setAsking(null)}
        />
      )}
    </Note>
  )
}

const meaning = (there: boolean, before: boolean) =>
  there
    ? 'it moved, and that is not written down.'
    : before
      ? 'it has not moved. Nobody else can move it before this is settled.'
      : 'somebody else has moved it.'

const Held = ({ of }: { of: string | null }) =>
  of === null ? (
    <>nobody</>
  ) : (
    <span className="font-mono">
      v<UserText text={of} />
    </span>
  )

interface SettleProps {
  model: string
  alias: string
  intent: Intent
  how: How
  there: boolean
  name: string | null
  onClose: () => void
}

function Settle({ model, alias, intent, how, there, name, onClose }: SettleProps) {
  const settle = useSettle(useApp(), model)
  const reread = useRereadRight(model)
  const takeName = useTakeName()
  const [trouble, setTrouble] = useState<Words | null>(null)
  const label = there ? 'Record as moved' : how === 'resume' ? 'Resume' : 'Give up'
  const send = async ({ text, name: called }: ActText) => {
    setTrouble(null)
    await takeName(called)
    const may = await reread('set-alias')
    if (may.may === 'no') {
      return setTrouble({ title: 'You may not settle it', because: may.because })
    }
    const outcome = await settle.mutateAsync({
      kind: 'intent',
      alias,
      intent: intent.n,
      how,
      reason: text,
    })
    const done = ['moved', 'given-up', 'already-there', 'moved-by-other', 'written']
    if (done.includes(outcome.kind)) return onClose()
    return setTrouble(wordsOf(outcome))
  }
  return (
    <ActDialog
      title={`${label}: @${alias}`}
      field={{ label: 'Reason', required: how === 'give-up' }}
      name={name}
      confirm={label}
      busy={settle.isPending}
      trouble={<Trouble of={trouble} />}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      <p className="text-table">
        {there
          ? 'The lane will say that it moved. The alias is not touched.'
          : how === 'resume'
            ? 'What was announced is done now: the alias moves, is read back, and the lane says so.'
            : 'The lane will say that the move was not made. The alias is not touched.'}
      </p>
    </ActDialog>
  )
}

function wordsOf(outcome: Awaited<ReturnType<ReturnType<typeof useSettle>['mutateAsync']>>): Words {
  switch (outcome.kind) {
    case 'no-ledger':
      return { title: 'There is nothing to record it in', because: outcome.message }
    case 'written':
    case 'unwanted':
    case 'beaten':
      return troubleOf(outcome) ?? { title: 'Written', because: '' }
    case 'unknown':
      return { title: 'What became of it is not known', because: outcome.message }
    case 'denied':
      return { title: 'You may not settle it', because: outcome.message }
    case 'moved':
    case 'already-there':
    case 'busy':
    case 'moved-by-other':
    case 'called-off':
    case 'refused':
    case 'open':
    case 'given-up':
    case 'unannounced':
      return laneWords(outcome)
    default:
      return outcome satisfies never
  }
}
