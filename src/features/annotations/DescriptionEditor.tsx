import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useId,
  useRef,
  useState,
} from 'react'
import { asTyped, withEndsOf } from '../../lib/lineEnds'
import { cut } from '../../lib/cut'
import { descriptionRisk } from '../../registry/descriptionRules'
import type { Subject } from '../../registry/subject'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Markdown } from '../../ui/Markdown'
import { Scroller } from '../../ui/Scroller'
import { Tabs } from '../../ui/Tabs'
import { Time } from '../../ui/Time'
import { useMediaQuery } from '../../ui/useMediaQuery'
import { UserText } from '../../ui/UserText'
import { DescriptionConflict } from './DescriptionConflict'
import { DescriptionTrouble } from './DescriptionTrouble'
import { DiffView } from '../../ui/DiffView'
import { focusFirst } from '../common/focusFirst'
import { type DescriptionEditing, useDescription } from './useDescription'

const TITLE_HOLDS = 160
const SIDE_BY_SIDE = '(min-width: 900px)'

interface Props {
  on: Subject
  /** What the page shows. */
  current: string
  onSent: () => void
  onClose: () => void
}

/** Writes a description, with a preview beside it. Closing keeps the draft; sending replaces only what was seen. */
export function DescriptionEditor({ on, current, onSent, onClose }: Props) {
  const editing = useDescription(on, current, () => {
    onSent()
    onClose()
  })
  return (
    <Dialog
      wide
      title={
        <>
          Description of{' '}
          <UserText className="font-mono whitespace-pre-wrap" text={cut(on.model, TITLE_HOLDS)} />{' '}
          {on.version !== null && <span className="font-mono">v{on.version}</span>}
        </>
      }
      busy={editing.busy}
      onClose={onClose}
    >
      {editing.plan.kind === 'changed-meanwhile' && !editing.busy ? (
        <DescriptionConflict editing={editing} onClose={onClose} />
      ) : (
        <Form editing={editing} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface FormProps {
  editing: DescriptionEditing
  onClose: () => void
}

function Form({ editing, onClose }: FormProps) {
  const { plan, busy, text, current, draftFrom } = editing
  const hint = useId()
  const form = useRef<HTMLFormElement>(null)
  const beside = useMediaQuery(SIDE_BY_SIDE)
  const [tab, setTab] = useState(beside ? 'preview' : 'write')
  const underWay = busy ? 'The description is being sent.' : null
  const dirty = text !== current
  const send = () => {
    if (plan.kind === 'ready' && !busy) editing.send(plan.change)
  }
  const discard = () => {
    editing.discard()
    // the button goes; where the field is not shown, it takes the focus when it is
    if (!beside) setTab('write')
    form.current?.querySelector('textarea')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  const shown = (id: string) =>
    id === 'write' ? (
      <Writing editing={editing} hint={hint} />
    ) : id === 'preview' ? (
      <Preview text={text} />
    ) : (
      <Height label="Changes">
        <DiffView before={current} after={text} label="What sending it will change" />
      </Height>
    )
  const views = [
    { id: 'preview', label: 'Preview' },
    { id: 'changes', label: 'Changes' },
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is typed in its field
    <form
      ref={form}
      className="space-y-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {draftFrom !== null && dirty && (
        <p className="text-table text-quiet">
          Your draft from <Time at={draftFrom} />, not sent yet.
        </p>
      )}
      {beside ? (
        <div className="grid grid-cols-2 gap-6">
          <div>
            <p className="flex h-[2.125rem] items-center border-b border-line text-table font-semibold">
              Markdown
            </p>
            <div className="pt-3">
              <Writing editing={editing} hint={hint} />
            </div>
          </div>
          <div className="min-w-0">
            <Tabs label="What it will be" tabs={views} chosen={tab} onChoose={setTab}>
              {shown}
            </Tabs>
          </div>
        </div>
      ) : (
        <Tabs
          label="Views of the description"
          tabs={[{ id: 'write', label: 'Write' }, ...views]}
          chosen={tab}
          onChoose={setTab}
        >
          {shown}
        </Tabs>
      )}
      <div id={hint} aria-live="polite" className="min-h-5 text-table text-quiet">
        {plan.kind === 'incomplete' ? (
          <p className="text-fail">{plan.because}</p>
        ) : (
          descriptionRisk(text)
        )}
      </div>
      <DescriptionTrouble editing={editing} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-table text-quiet">
          <kbd className="font-mono">Ctrl</kbd> or <kbd className="font-mono">⌘</kbd>{' '}
          <kbd className="font-mono">Enter</kbd> saves; <kbd className="font-mono">Esc</kbd> closes
          and keeps the draft in this tab
        </p>
        {dirty && (
          <Button closedBecause={underWay} onClick={discard}>
            Discard draft
          </Button>
        )}
        <Button closedBecause={underWay} onClick={onClose}>
          {dirty ? 'Keep draft' : 'Close'}
        </Button>
        <Button
          type="submit"
          look="primary"
          closedBecause={
            underWay ??
            (plan.kind === 'incomplete'
              ? plan.because
              : plan.kind === 'nothing-to-do'
                ? 'It is as the server has it.'
                : null)
          }
        >
          {busy ? 'Saving…' : text.trim() === '' && current !== '' ? 'Save without text' : 'Save'}
        </Button>
      </div>
    </form>
  )
}

function Writing({ editing, hint }: { editing: DescriptionEditing; hint: string }) {
  const { base, text, busy, plan } = editing
  return (
    <textarea
      ref={focusFirst}
      aria-label="Description in Markdown"
      aria-describedby={hint}
      aria-invalid={plan.kind === 'incomplete' || undefined}
      readOnly={busy}
      value={asTyped(text)}
      onChange={(event) => editing.type(withEndsOf(base, event.target.value))}
      className="block h-[min(26rem,48dvh)] w-full resize-none rounded border border-line-strong bg-surface px-3 py-2 font-mono text-table"
    />
  )
}

function Preview({ text }: { text: string }) {
  // typing is not held up by the drawing of what was typed
  const drawn = useDeferredValue(text)
  return (
    <Height label="Preview">
      {drawn.trim() === '' ? (
        <p className="text-table text-quiet">Nothing to show: a description without text.</p>
      ) : (
        <Markdown text={drawn} what="the description" />
      )}
    </Height>
  )
}

/** As high as the field beside it, so that nothing moves while one types. */
function Height({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Scroller label={label} className="h-[min(26rem,48dvh)] px-1">
      {children}
    </Scroller>
  )
}
