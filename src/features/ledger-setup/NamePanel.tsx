import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useApp } from '../../app'
import { keepName, who } from '../../queries/who'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'

/** What somebody is called in the ledger, where the server knows nobody. Nothing where people sign in. */
export function NamePanel() {
  const app = useApp()
  const { data } = useQuery(who(app))
  if (data === undefined || !data.typed) return null
  return (
    <Panel title="Your name">
      <p className="max-w-[72ch] text-table text-quiet">
        Nobody signs in here, so reviews and moves are recorded under the name that you type: kept
        in this browser, and shown to everybody as unverified.
      </p>
      <NameForm name={data.name} />
    </Panel>
  )
}

function NameForm({ name }: { name: string }) {
  const app = useApp()
  const client = useQueryClient()
  const field = useId()
  const [draft, setDraft] = useState(name)
  const [state, setState] = useState<'as before' | 'kept' | 'not kept'>('as before')
  return (
    <form
      className="mt-2 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        setState(keepName(draft) ? 'kept' : 'not kept')
        void client.invalidateQueries({ queryKey: who(app).queryKey })
      }}
    >
      <div>
        <label htmlFor={field} className="label block">
          Name
        </label>
        <input
          id={field}
          value={draft}
          maxLength={100}
          autoComplete="name"
          dir="auto"
          onChange={({ target }) => {
            setDraft(target.value)
            setState('as before')
          }}
          className="h-8 w-64 max-w-full rounded border border-line-strong bg-raised px-2 text-table text-ink"
        />
      </div>
      <Button type="submit" closedBecause={draft.trim() === name ? 'It is this already.' : null}>
        Keep this name
      </Button>
      <p
        role="status"
        className={`text-table ${state === 'not kept' ? 'text-warn' : 'text-quiet'}`}
      >
        {state === 'kept' && 'Kept.'}
        {state === 'not kept' && '▲ This browser keeps nothing for this page.'}
      </p>
    </form>
  )
}
