import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { focusFirst } from '../common/focusFirst'
import { NameField } from './NameField'

export interface ActText {
  text: string
  choice: string | null
  /** As typed, where the console does not know who is asking. */
  name: string | null
}

interface Props {
  title: string
  /** What it does, in a sentence or two. */
  children?: ReactNode
  /** What is to be written, and whether it may be left out. */
  field: { label: string; required: boolean }
  choice?: { label: string; options: readonly (readonly [value: string, words: string])[] }
  /** Null: it is known who is asking. Else what they called themselves last. */
  name: string | null
  confirm: string
  busy: boolean
  /** Something that it is about is being read; null: all is there. */
  notYet?: string | null
  /** What became of it, where it did not work. */
  trouble: ReactNode
  onConfirm: (text: ActText) => void
  onClose: () => void
}

/** What somebody has to say with what they do, and the button that does it. */
export function ActDialog(props: Props) {
  const {
    title,
    children,
    field,
    choice,
    confirm,
    busy,
    notYet = null,
    trouble,
    onConfirm,
    onClose,
  } = props
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(choice?.options[0]?.[0] ?? null)
  const [typed, setName] = useState<string | null>(null)
  // who is asking may be known only after this has opened
  const name = props.name === null ? null : (typed ?? props.name)
  const area = useId()
  const why = busy
    ? 'It is being written.'
    : notYet !== null
      ? notYet
      : name !== null && name.trim() === ''
        ? 'Say who you are.'
        : field.required && text.trim() === ''
          ? 'It takes a few words.'
          : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why === null) onConfirm({ text: text.trim(), choice: chosen, name: name?.trim() ?? null })
  }
  return (
    <Dialog title={title} busy={busy} onClose={onClose}>
      <form onSubmit={submit} noValidate className="space-y-3">
        {children}
        {choice !== undefined && (
          <fieldset className="space-y-1 text-table">
            <legend className="mb-1 label">{choice.label}</legend>
            {choice.options.map(([value, words]) => (
              <label key={value} className="flex items-center gap-2">
                <input
                  type="radio"
                  name={area}
                  checked={value === chosen}
                  onChange={() => setChosen(value)}
                  className="size-4 accent-accent"
                />
                {words}
              </label>
            ))}
          </fieldset>
        )}
        <div>
          <label htmlFor={area} className="mb-1 block label">
            {field.label}
            {!field.required && ' (may be left out)'}
          </label>
          <textarea
            ref={focusFirst}
            id={area}
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="w-full rounded border border-line-strong bg-surface px-2 py-1.5 text-table"
          />
        </div>
        {name !== null && <NameField name={name} onChange={setName} />}
        {trouble}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose} closedBecause={busy ? 'It is being written.' : null}>
            Cancel
          </Button>
          <Button type="submit" look="primary" closedBecause={why}>
            {busy ? 'Writing…' : confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
