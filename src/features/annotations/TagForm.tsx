import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import { asTyped, withEndsOf } from '../../lib/lineEnds'
import type { Tags } from '../../registry/model'
import { charactersLeft, TAG_KEY_MAX, TAG_VALUE_MAX, tagValueRisk } from '../../registry/tagRules'
import { Button } from '../../ui/Button'
import { visibleText } from '../../ui/visibleText'
import { focusFirst } from '../common/focusFirst'
import { keySuggestions } from './keySuggestions'
import { TagTrouble } from './TagTrouble'
import type { TagEditing } from './useTags'

interface Props {
  editing: TagEditing
  tags: Tags
  whyNotSet: string | null
  whyNotRemove: string | null
}

/** A tag being written. Enter saves, Shift and Enter begins a line, Escape leaves everything as it is. */
export function TagForm({ editing, tags, whyNotSet, whyNotRemove }: Props) {
  const { draft, plan, busy, trouble } = editing
  const hint = useId()
  const [startsAtKey] = useState(draft?.isNew === true && draft.key === '')
  if (draft === null || plan === null) return null
  const { on, key, isNew, value, seen } = draft
  const underWay = busy ? 'The change is under way.' : null
  const whyNot = whyNotSend(plan)
  const save = () => {
    if (plan.kind === 'ready' && !busy && whyNotSet === null) editing.send(plan.change)
    if (plan.kind === 'nothing-to-do' && !busy) editing.cancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (!busy) editing.cancel()
    }
    // a key has one line; in a value Shift begins another
    if (event.key === 'Enter' && !event.shiftKey && isField(event.target)) {
      event.preventDefault()
      save()
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is typed in any of its fields
    <form
      aria-label={isNew ? 'New tag' : `Tag ${visibleText(cut(key, 80))}`}
      className="space-y-2 rounded border border-line bg-sunken p-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {isNew && <KeyField editing={editing} tags={tags} hint={hint} takesFocus={startsAtKey} />}
      <Field label="Value" small={!isNew}>
        {(id) => (
          <textarea
            ref={startsAtKey ? undefined : focusFirst}
            id={id}
            rows={1}
            spellCheck={false}
            readOnly={busy || whyNotSet !== null}
            aria-describedby={hint}
            aria-invalid={isAbout(plan, 'value') || undefined}
            value={asTyped(value)}
            onChange={(event) =>
              editing.type({ value: withEndsOf(seen ?? '', event.target.value) })
            }
            className="field-sizing-content block max-h-60 min-h-8 w-full resize-none rounded border border-line-strong bg-surface px-2 py-1 text-table"
          />
        )}
      </Field>
      <div id={hint} aria-live="polite" className="text-table text-quiet empty:hidden">
        <Hint>
          {whyNot !== null && key + value !== '' && <p className="text-fail">{whyNot}</p>}
        </Hint>
        {isNew && <Hint>{charactersLeft(key, TAG_KEY_MAX)}</Hint>}
        <Hint>{charactersLeft(value, TAG_VALUE_MAX)}</Hint>
        <Hint>{tagValueRisk(value, on.version === null ? 'model' : 'version')}</Hint>
        <Hint>{atItsEnds('key', isNew ? key : '') ?? atItsEnds('value', value)}</Hint>
        {isNew && seen !== null && (
          <p>Replaces “{visibleText(cut(seen, 80))}”, which somebody else wrote.</p>
        )}
      </div>
      <TagTrouble editing={editing} plan={plan} trouble={trouble} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="primary"
          closedBecause={underWay ?? whyNotSet ?? whyNot ?? looksChanged(plan)}
        >
          {busy ? 'Saving…' : isNew ? 'Add' : 'Save'}
        </Button>
        <Button onClick={editing.cancel} closedBecause={underWay}>
          Cancel
        </Button>
        {!isNew && seen !== null && (
          <Button
            className="ml-auto"
            closedBecause={underWay ?? whyNotRemove ?? looksChanged(plan)}
            onClick={() => editing.send({ on, key, from: seen, to: null })}
          >
            Remove tag
          </Button>
        )}
      </div>
    </form>
  )
}

type Plan = NonNullable<TagEditing['plan']>

const isField = (target: EventTarget) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

const isAbout = (plan: Plan, what: 'key' | 'value') =>
  plan.kind === 'incomplete' && plan.about === what

const whyNotSend = (plan: Plan) => (plan.kind === 'incomplete' ? plan.because : null)

const looksChanged = (plan: Plan) =>
  plan.kind === 'changed-meanwhile' ? 'Somebody else changed it: look at that first.' : null

const atItsEnds = (what: string, text: string) =>
  text === text.trim() ? null : `The ${what} begins or ends with white space.`

interface KeyProps {
  editing: TagEditing
  tags: Tags
  hint: string
  takesFocus: boolean
}

function KeyField({ editing, tags, hint, takesFocus }: KeyProps) {
  const { draft, plan, busy } = editing
  const { queryClient, queries } = useApp()
  const list = useId()
  if (draft === null || plan === null) return null
  const known = queryClient.getQueryData(queries.model(draft.on.model).queryKey)
  return (
    <Field label="Key">
      {(id) => (
        <>
          <input
            ref={takesFocus ? focusFirst : undefined}
            id={id}
            list={list}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            readOnly={busy}
            aria-describedby={hint}
            aria-invalid={(draft.key !== '' && isAbout(plan, 'key')) || undefined}
            value={draft.key}
            onChange={(event) => editing.type({ key: event.target.value })}
            className="h-8 w-full rounded border border-line-strong bg-surface px-2 text-table"
          />
          <datalist id={list}>
            {keySuggestions(known, tags).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

interface FieldProps {
  label: string
  /** Only for those who hear it: what it is stands above. */
  small?: boolean
  children: (id: string) => ReactNode
}

function Field({ label, small = false, children }: FieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className={small ? 'sr-only' : 'mb-0.5 block label'}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}

function Hint({ children }: { children: ReactNode }) {
  return children ? <div>{children}</div> : null
}
