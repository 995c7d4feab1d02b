import { useState } from 'react'
import { useApp } from '../../app'
import { useAsk } from '../../queries/useLedgerAsk'
import type { EventOf } from '../../registry/ledger/event'
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
  /** The open request whose place it takes. */
  supersedes?: string
  /** Something that it is about is being read; null: all is there. */
  notYet: string | null
  /** Null: it is known who is asking. */
  name: string | null
  onAsked: (run: string) => void
  onClose: () => void
}

/** Asks for the move that the page shows. */
export function AskDialog(props: Props) {
  const { title, says, confirm, asked, attachments, supersedes, notYet, name } = props
  const { onAsked, onClose } = props
  const asking = useAsk(useApp())
  const takeName = useTakeName()
  const [trouble, setTrouble] = useState<Words | null>(null)
  const send = async ({ text, name: called }: ActText) => {
    setTrouble(null)
    await takeName(called)
    const outcome = await asking.mutateAsync({
      asked: asked(text),
      attachments,
      ...(supersedes !== undefined && { supersedes }),
    })
    if (outcome.kind === 'asked') onAsked(outcome.run)
    else setTrouble({ title: TITLES[outcome.kind], because: outcome.message })
  }
  return (
    <ActDialog
      title={title}
      field={{ label: 'Reason', required: true }}
      name={name}
      confirm={confirm}
      busy={asking.isPending}
      notYet={notYet}
      trouble={<Trouble of={trouble} />}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      <p className="text-table">{says}</p>
    </ActDialog>
  )
}

const TITLES = {
  denied: 'You may not ask here',
  refused: 'The server would not take it',
  unknown: 'Whether it was asked is not known',
  'no-ledger': 'There is nothing to hold a request',
} as const
