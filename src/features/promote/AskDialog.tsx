import { useState } from 'react'
import { useApp } from '../../app'
import { useAsk } from '../../queries/useLedgerAsk'
import type { EventOf } from '../../registry/ledger/event'
import type { ReviewRequest } from '../../registry/ledger/request'
import { UserText } from '../../ui/UserText'
import { ActDialog, type ActText } from './ActDialog'
import { Trouble } from './Trouble'
import type { Words } from './outcomeWords'
import { useTakeName } from './useSay'

interface Props {
  title: string
  says: string
  confirm: string
  asked: (reason: string) => EventOf<'asked'>
  /** What the evidence hash is of. */
  attachments: readonly string[]
  /** The open request whose place it takes; null: none. */
  replaces: ReviewRequest | null
  /** Something that it is about is being read; null: all is there. */
  notYet: string | null
  /** Null: it is known who is asking. */
  name: string | null
  onAsked: (run: string) => void
  onClose: () => void
}

/** Asks for the move that the page shows. */
export function AskDialog(props: Props) {
  const { title, says, confirm, asked, attachments, replaces, notYet, name } = props
  const { onAsked, onClose } = props
  const asking = useAsk(useApp())
  const takeName = useTakeName()
  const [trouble, setTrouble] = useState<Words | null>(null)
  /** It was asked, and the other request does not know. */
  const [untold, setUntold] = useState<string | null>(null)
  const send = async ({ text, name: called }: ActText) => {
    if (untold !== null) return onAsked(untold)
    setTrouble(null)
    await takeName(called)
    const outcome = await asking.mutateAsync({
      asked: asked(text),
      attachments,
      ...(replaces !== null && { supersedes: replaces.run }),
    })
    if (outcome.kind !== 'asked') {
      return setTrouble({ title: TITLES[outcome.kind], because: outcome.message })
    }
    if (outcome.superseded === null) return onAsked(outcome.run)
    setUntold(outcome.run)
    return setTrouble({
      title: 'Asked, and the request in whose place it stands does not say so',
      because: `${outcome.superseded} That one stays open until somebody withdraws it.`,
    })
  }
  return (
    <ActDialog
      title={title}
      field={{ label: 'Reason', required: true }}
      name={name}
      confirm={untold === null ? confirm : 'Open what was asked'}
      busy={asking.isPending}
      notYet={notYet}
      trouble={<Trouble of={trouble} />}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      <p className="text-table">
        {says}
        {replaces !== null && (
          <>
            {' '}
            The request of <UserText text={replaces.asker.name} /> ends, and links to this one.
          </>
        )}
      </p>
    </ActDialog>
  )
}

const TITLES = {
  denied: 'You may not ask here',
  refused: 'The server would not take it',
  unknown: 'Whether it was asked is not known',
  'no-ledger': 'There is nothing to hold a request',
} as const
