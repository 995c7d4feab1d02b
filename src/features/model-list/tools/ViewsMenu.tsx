import { type FormEvent, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useApp } from '../../../app'
import { paths } from '../../../paths'
import { Button } from '../../../ui/Button'
import { CopyButton } from '../../../ui/CopyButton'
import { Popover } from '../../../ui/Popover'
import { UserText } from '../../../ui/UserText'
import { visibleText } from '../../../ui/visibleText'
import { MENU } from '../../common/menuLooks'
import { type SavedView, readViews, viewSearch, withView, writeViews } from './savedViews'

const FIELD = 'h-8 min-w-0 flex-1 rounded border border-line-strong bg-raised px-2'
const TEXT_BUTTON =
  'inline-flex min-h-6 items-center rounded px-1.5 text-label font-semibold text-quiet hover:bg-hover hover:text-ink'

/** Searches, sort orders, columns and groups under names of one's own. The browser keeps them; a link carries them. */
export function ViewsMenu() {
  return (
    <Popover label="Views" trigger="Views" align="end" className={MENU}>
      <Views />
    </Popover>
  )
}

function Views() {
  const { id } = useApp().backend.registry
  const [params] = useSearchParams()
  const [views, setViews] = useState(() => readViews(id))
  const [removed, setRemoved] = useState<{ view: SavedView; at: number } | null>(null)
  const [lost, setLost] = useState(false)
  const now = viewSearch(params)

  function write(next: readonly SavedView[]) {
    if (writeViews(id, next)) setViews(next)
    else setLost(true)
  }
  return (
    <div className="w-80 max-w-full space-y-3">
      {views.length === 0 ? (
        <p className="text-quiet">
          No view is saved yet. A view is a name for what the list shows now: search, order, columns
          and groups.
        </p>
      ) : (
        <ul aria-label="Saved views" className="divide-y divide-line">
          {views.map((view, at) => (
            <View
              key={view.name}
              view={view}
              isNow={view.search === now}
              isTaken={(name) => name !== view.name && views.some((one) => one.name === name)}
              onRename={(name) => write(views.with(at, { ...view, name }))}
              onRemove={() => {
                write(views.toSpliced(at, 1))
                setRemoved({ view, at })
              }}
            />
          ))}
        </ul>
      )}
      {removed !== null && (
        <p role="status">
          Removed “<UserText text={removed.view.name} />
          ”.{' '}
          <button
            type="button"
            className={TEXT_BUTTON}
            onClick={() => {
              write(views.toSpliced(removed.at, 0, removed.view))
              setRemoved(null)
            }}
          >
            Put it back
          </button>
        </p>
      )}
      <NewView onSave={(name) => write(withView(views, { name, search: now }))} />
      {lost && (
        <p role="alert" className="border-l-2 border-warn bg-warn-ground px-2 py-1">
          ▲ This browser keeps nothing for this page, so the view is not saved. Its link has it all.
        </p>
      )}
      <p className="flex items-center justify-between text-quiet">
        The link to what is shown now
        <CopyButton text={linkTo(now)} what="the link to this view" />
      </p>
    </div>
  )
}

const linkTo = (search: string) => `${window.location.origin}${paths.models()}${search}`

interface ViewProps {
  view: SavedView
  isNow: boolean
  isTaken: (name: string) => boolean
  onRename: (name: string) => void
  onRemove: () => void
}

function View({ view, isNow, isTaken, onRename, onRemove }: ViewProps) {
  const [name, setName] = useState<string | null>(null)
  const said = visibleText(view.name)
  if (name !== null) {
    const fault = isTaken(name.trim()) ? 'Another view has this name.' : null
    return (
      <li className="py-1">
        <form
          className="flex items-center gap-1"
          onSubmit={(event) => {
            event.preventDefault()
            if (fault !== null || name.trim() === '') return
            onRename(name.trim())
            setName(null)
          }}
        >
          <input
            // it was asked for by the button whose place it takes
            ref={(field) => field?.focus()}
            aria-label={`New name of ${said}`}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className={FIELD}
          />
          <button type="submit" className={TEXT_BUTTON}>
            Rename
          </button>
        </form>
        {fault !== null && <p className="text-fail">✕ {fault}</p>}
      </li>
    )
  }
  return (
    <li className="flex min-h-8 items-center gap-1">
      <Link
        to={{ pathname: paths.models(), search: view.search }}
        aria-current={isNow || undefined}
        className={`min-w-0 flex-1 truncate hover:underline ${isNow ? 'font-semibold' : ''}`}
        title={said}
      >
        <UserText text={view.name} />
        {isNow && <span className="font-normal text-quiet"> · shown</span>}
      </Link>
      <button
        type="button"
        aria-label={`Rename ${said}`}
        className={TEXT_BUTTON}
        onClick={() => setName(view.name)}
      >
        Rename
      </button>
      <CopyButton text={linkTo(view.search)} what={`the link to ${said}`} />
      <button
        type="button"
        aria-label={`Remove ${said}`}
        className={TEXT_BUTTON}
        onClick={onRemove}
      >
        Remove
      </button>
    </li>
  )
}

function NewView({ onSave }: { onSave: (name: string) => void }) {
  const id = useId()
  const [name, setName] = useState('')
  function save(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '') return
    onSave(name.trim())
    setName('')
  }
  return (
    <form onSubmit={save}>
      <label htmlFor={id} className="label">
        Save what is shown as
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          className={FIELD}
        />
        <Button type="submit" closedBecause={name.trim() === '' ? 'It needs a name.' : null}>
          Save
        </Button>
      </div>
    </form>
  )
}
