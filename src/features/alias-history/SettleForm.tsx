import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useApp } from '../../app'
import { type Settlement, useSettle } from '../../queries/useLedgerSettle'
import { keepName, who } from '../../queries/who'
import type { Lane } from '../../registry/ledger/lane'
import type { Mark } from '../../registry/ledger/event'
import type { Unsettled } from '../../registry/ledger/outside'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { useRight, whyClosed } from '../common/useRight'
import { troubleOf } from './settleWords'
import { holderWords } from '../common/laneWords'

interface Props {
  lane: Lane
  unsettled: Exclude<Unsettled, { kind: 'open' }>
}

const FIELD = 'h-8 rounded border border-line-strong bg-surface px-2 text-table text-ink'

/** Adopts an outside move, or puts the alias back; either with a reason, and in the name of whoever does it. */
export function SettleForm({ lane, unsettled }: Props) {
  const app = useApp()
  const { model, alias } = lane
  const settle = useSettle(app, model)
  const right = useRight(model, 'set-alias')
  const me = useQuery(who(app))
  const [reason, setReason] = useState('')
  const [called, setCalled] = useState<string | null>(null)
  const [why, name] = [useId(), useId()]
  const typed = me.data?.typed === true
  const asks = called ?? me.data?.name ?? ''
  const back = backTo(unsettled)
  const closed =
    whyClosed(right) ??
    (settle.isPending
      ? 'It is being written.'
      : typed && asks.trim() === ''
        ? 'Say who you are.'
        : reason.trim() === ''
          ? 'It takes a reason.'
          : null)
  const send = async (what: Settlement) => {
    if (typed) {
      keepName(asks)
      await me.refetch()
    }
    settle.mutate(what)
  }
  const adopt = () => void send({ kind: 'adopt', alias, reason: reason.trim() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (closed === null) adopt()
  }
  const trouble = settle.data === undefined ? null : troubleOf(settle.data)
  return (
    <form onSubmit={submit} noValidate className="mt-2 space-y-2">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={why} className="mb-0.5 block label">
            Reason
          </label>
          <input
            id={why}
            value={reason}
            autoComplete="off"
            onChange={({ target }) => setReason(target.value)}
            className={`${FIELD} w-full`}
          />
        </div>
        {typed && (
          <div>
            <label htmlFor={name} className="mb-0.5 block label">
              Your name, unverified
            </label>
            <input
              id={name}
              value={asks}
              autoComplete="name"
              onChange={({ target }) => setCalled(target.value)}
              className={`${FIELD} w-40`}
            />
          </div>
        )}
        <Button type="submit" closedBecause={closed}>
          {unsettled.kind === 'lost' ? 'Record where it is' : 'Adopt'}
        </Button>
        {back !== null && (
          <Button
            closedBecause={closed}
            onClick={() => void send({ kind: 'revert', alias, ...back, reason: reason.trim() })}
          >
            Revert to {holderWords(back.was)}
          </Button>
        )}
      </div>
      {settle.isError && <Note tone="fail" title="It could not be written" live />}
      {trouble !== null && (
        <Note tone="fail" title={trouble.title} live>
          <UserText text={trouble.because} />
        </Note>
      )}
    </form>
  )
}

/** From where to where the alias would go back; null where there is nobody to give it back to. */
function backTo(unsettled: Props['unsettled']): { now: Mark | null; was: Mark } | null {
  switch (unsettled.kind) {
    case 'outside': {
      const { was, now } = unsettled
      return was ? { was, now } : null
    }
    case 'unrecorded': {
      const { was, now } = unsettled
      return was === null
        ? null
        : { was, now: now === null ? null : { version: now, created: null } }
    }
    case 'lost':
      return null
    default:
      return unsettled satisfies never
  }
}
