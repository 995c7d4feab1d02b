import { useState } from 'react'
import { useApp } from '../../app'
import type { Check } from '../../registry/checks/check'
import type { Facts } from '../../registry/ledger/judge'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Person } from '../../registry/ledger/rules'
import { ActDialog, type ActText } from './ActDialog'
import { ACT_FORMS, type SaidAct } from './actForms'
import { eventsOf } from './eventOf'
import { type Words, troubleOf } from './outcomeWords'
import { Trouble } from './Trouble'
import { useSay } from './useSay'

export interface EvidenceNow {
  hash: string
  /** What the hash is of, to be kept beside it. */
  text: string
}

interface Props {
  act: Exclude<SaidAct, 'supersede'>
  request: ReviewRequest
  person: Person
  facts: Facts
  /** Of what is on the page. */
  evidence: EvidenceNow | undefined
  /** Those that could be let pass. */
  blocking: readonly Check[]
  /** Something that it is about is being read; null: all is there. */
  notYet: string | null
  /** Null: it is known who is asking. */
  name: string | null
  onClose: () => void
}

/** What somebody says of a request, and what became of it. */
export function SayDialog(props: Props) {
  const { act, request, person, facts, evidence, blocking, notYet, name, onClose } = props
  const { say, busy } = useSay(request, person, facts)
  const [trouble, setTrouble] = useState<Words | null>(null)
  const { signs } = useApp().config.ledger ?? { signs: false }
  const form = ACT_FORMS[act]
  const confirm = async ({ text, choice, name: called }: ActText) => {
    setTrouble(null)
    const said = { text, choice, evidence: evidence?.hash ?? null, changes: request.changes }
    // the first reviewer of a request that came without it says what it is about
    const first =
      act === 'approve' && request.evidence === null && evidence !== undefined
        ? eventsOf('renew-evidence', { ...said, text: '' })
        : []
    for (const event of [...first, ...eventsOf(act, said)]) {
      const outcome = await say({
        act: event.type === 'evidence' ? 'renew-evidence' : act,
        event,
        attachments: event.type === 'evidence' && evidence !== undefined ? [evidence.text] : [],
        name: called,
      })
      const why = troubleOf(outcome)
      if (why !== null) return setTrouble(why)
    }
    return onClose()
  }
  return (
    <ActDialog
      title={form.title}
      field={form.field}
      choice={choiceOf(act, blocking)}
      name={name}
      confirm={form.confirm}
      busy={busy}
      notYet={notYet}
      trouble={<Trouble of={trouble} />}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      <p className="text-table">{form.says}</p>
      {signs && person.signs && (
        <p className="text-label text-quiet">It is signed by this console, with your name.</p>
      )}
    </ActDialog>
  )
}

function choiceOf(act: SaidAct, blocking: readonly Check[]) {
  if (act === 'waive') {
    return {
      label: 'Which check',
      options: blocking.map(({ gate, title, fact }) => [gate, `${title}: ${fact}`] as const),
    }
  }
  if (act === 'review-emergency') {
    return {
      label: 'What you find',
      options: [
        ['stands', 'It stands'],
        ['should-not-have-been', 'It should not have been made'],
      ] as const,
    }
  }
  return undefined
}
