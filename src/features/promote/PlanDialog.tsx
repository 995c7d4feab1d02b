import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { NameField } from './NameField'

/** One thing of a plan, and how far it is. */
export interface PlanStep {
  label: ReactNode
  state: 'waiting' | 'running' | 'done' | 'stopped'
}

interface Props {
  title: string
  steps: readonly PlanStep[]
  /** Null: none is asked for. */
  reason: { label: string; required: boolean } | null
  /** Null: it is known who is asking. Else what they called themselves last. */
  name: string | null
  confirm: string
  busy: boolean
  /** Something that it is about is being read; null: all is there. */
  notYet: string | null
  /** What became of it, with the ways on; null: it was not begun. */
  outcome: ReactNode
  children?: ReactNode
  onConfirm: (said: { reason: string; name: string | null }) => void
  onClose: () => void
}

/** Steps that are shown, confirmed, and reported one by one as they are done. */
export function PlanDialog(props: Props) {
  const { title, steps, reason, confirm, busy, notYet, outcome, children, onConfirm, onClose } =
    props
  const [text, setText] = useState('')
  const [typed, setName] = useState<string | null>(null)
  // who is asking may be known only after this has opened
  const name = props.name === null ? null : (typed ?? props.name)
  const area = useId()
  const begun = busy || outcome !== null
  const why = busy
    ? 'It is being done.'
    : notYet !== null
      ? notYet
      : name !== null && name.trim() === ''
        ? 'Say who you are.'
        : reason?.required === true && text.trim() === ''
          ? 'It takes a reason.'
          : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why === null) onConfirm({ reason: text.trim(), name: name?.trim() ?? null })
  }
  return (
    <Dialog title={title} busy={busy} onClose={onClose}>
      <form onSubmit={submit} noValidate className="space-y-4">
        {children}
        <ol aria-label="Steps" className="space-y-1 text-table">
          {steps.map(({ label, state }, i) => (
            // a plan's steps never change places
            <li key={i} className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-2">
              <span aria-hidden="true" className={`text-center font-semibold ${LOOKS[state].look}`}>
                {LOOKS[state].sign ?? i + 1}
              </span>
              <span className="min-w-0">{label}</span>
              <span className={`text-label ${LOOKS[state].look}`}>{LOOKS[state].word}</span>
            </li>
          ))}
        </ol>
        {!begun && reason !== null && (
          <div>
            <label htmlFor={area} className="mb-1 block label">
              {reason.label}
              {!reason.required && ' (may be left out)'}
            </label>
            <textarea
              id={area}
              rows={3}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="w-full rounded border border-line-strong bg-surface px-2 py-1.5 text-table"
            />
          </div>
        )}
        {!begun && name !== null && <NameField name={name} onChange={setName} />}
        {outcome}
        {outcome === null && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose} closedBecause={busy ? 'It is being done.' : null}>
              Cancel
            </Button>
            <Button type="submit" look="primary" className="max-w-full" closedBecause={why}>
              <span className="min-w-0 text-left whitespace-normal">
                {busy ? 'Moving…' : confirm}
              </span>
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  )
}

const LOOKS: Readonly<
  Record<PlanStep['state'], { sign: string | null; word: string; look: string }>
> = {
  waiting: { sign: null, word: '', look: 'text-quiet' },
  running: { sign: '…', word: 'under way', look: 'text-accent' },
  done: { sign: '✓', word: 'done', look: 'text-pass' },
  stopped: { sign: '✕', word: 'not done', look: 'text-fail' },
}
