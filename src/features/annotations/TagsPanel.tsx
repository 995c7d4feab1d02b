import { useEffect, useRef, useState } from 'react'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import type { Tags } from '../../registry/model'
import type { Subject } from '../../registry/subject'
import { whyReserved } from '../../registry/tagRules'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { useRights, whyClosed } from '../common/useRight'
import { focusFirst } from '../common/focusFirst'
import { TagForm } from './TagForm'
import { TagValue } from './TagValue'
import { type Done, useTags } from './useTags'

const SHOWN_FIRST = 12
const SHOWN_MORE = 200
const KEY_SHOWN = 160

interface Props {
  on: Subject
  tags: Tags
  /** The tag that is about to be written, as soon as the panel is there. */
  first?: string | null
}

/** Tags as key and value, in the server's order; added, edited in their place, removed. */
export function TagsPanel({ on, tags, first = null }: Props) {
  const can = useApp().backend.registry.capabilities.tags
  return can.can ? (
    <Editable on={on} tags={tags} first={first} />
  ) : (
    <Panel title="Tags">
      <Empty>{can.because}</Empty>
    </Panel>
  )
}

function Editable({ on, tags, first }: Props) {
  const ofVersion = on.version !== null
  const rights = useRights(on.model)
  const setting = rights(ofVersion ? 'set-version-tag' : 'set-model-tag')
  const removing = rights(ofVersion ? 'remove-version-tag' : 'remove-model-tag')
  const [shown, setShown] = useState(SHOWN_FIRST)
  const editing = useTags(on, tags, first)
  const { draft, back } = editing
  const add = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (back?.to === 'add') add.current?.focus()
  }, [back])
  const form = draft !== null && (
    <TagForm
      key={draft.isNew ? 'new' : draft.key}
      editing={editing}
      tags={tags}
      whyNotSet={whyClosed(setting)}
      whyNotRemove={whyClosed(removing)}
    />
  )
  const rows = [...tags].slice(0, shown)
  // one that somebody else removed, or that is folded away again, keeps its form
  const lost = draft !== null && !draft.isNew && !rows.some(([key]) => key === draft.key)
  const hidden = tags.size - rows.length
  return (
    <Panel
      title="Tags"
      note={<Said done={editing.done} />}
      actions={
        <Button
          ref={add}
          look="quiet"
          className="-mr-3"
          closedBecause={whyClosed(setting)}
          onClick={editing.add}
        >
          Add tag
        </Button>
      }
    >
      {draft?.isNew && <div className="mb-3">{form}</div>}
      {tags.size === 0 && draft === null && (
        <Empty>
          No tags on this {ofVersion ? 'version' : 'model'}. Tags say what a search or a rule may
          ask for: team, task, data.
        </Empty>
      )}
      <dl className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-table">
        {rows.map(([key, value]) =>
          draft !== null && !draft.isNew && draft.key === key ? (
            <div key={key} className="col-span-full py-1">
              <dt className="mb-1 text-quiet">
                <UserText text={key} />
              </dt>
              <dd>{form}</dd>
            </div>
          ) : (
            <Row
              key={key}
              name={key}
              value={value}
              closedBecause={
                whyReserved(key) ?? (removing.may === 'no' ? whyClosed(setting) : null)
              }
              takesFocus={back?.to === 'row' && back.key === key}
              onEdit={() => editing.edit(key)}
            />
          ),
        )}
        {lost && (
          <div className="col-span-full py-1">
            <dt className="mb-1 text-quiet">
              <UserText text={draft.key} />
            </dt>
            <dd>{form}</dd>
          </div>
        )}
      </dl>
      {hidden > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setShown(shown + SHOWN_MORE)}>
          {hidden > SHOWN_MORE
            ? `Show ${SHOWN_MORE} more of ${tags.size} tags`
            : `Show all ${tags.size} tags`}
        </Button>
      )}
    </Panel>
  )
}

interface RowProps {
  name: string
  value: string
  closedBecause: string | null
  takesFocus: boolean
  onEdit: () => void
}

function Row({ name, value, closedBecause, takesFocus, onEdit }: RowProps) {
  const shown = cut(name, KEY_SHOWN)
  return (
    <div className="contents">
      <dt className="text-quiet">
        <UserText text={shown} />
      </dt>
      <dd className="min-w-0">
        <TagValue name={name} value={value} />
      </dd>
      <dd className="-my-0.5 -mr-1.5">
        <Button
          ref={takesFocus ? focusFirst : undefined}
          look="quiet"
          className="min-h-6! px-1.5! text-label!"
          aria-label={`Edit the tag ${visibleText(shown)}`}
          closedBecause={closedBecause}
          onClick={onEdit}
        >
          Edit
        </Button>
      </dd>
    </div>
  )
}

const SAYS = {
  added: 'added',
  changed: 'saved',
  removed: 'removed',
  nothing: 'was so already: nothing was sent',
} as const

/** What was done, beside the heading: always there, so that it is spoken, and nothing below it moves. */
function Said({ done }: { done: Done | null }) {
  return (
    <p role="status">
      {done !== null && (
        <>
          <span aria-hidden="true" className="text-pass">
            ✓{' '}
          </span>
          <UserText className="font-semibold text-ink" text={cut(done.key, 40)} /> {SAYS[done.what]}
        </>
      )}
    </p>
  )
}
